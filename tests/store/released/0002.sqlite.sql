begin;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE change (
	number INTEGER NOT NULL, 
	made VARCHAR(27) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	story VARCHAR(64) NOT NULL, 
	other VARCHAR(64), 
	cause VARCHAR(64) NOT NULL, 
	articles TEXT NOT NULL, 
	CONSTRAINT change_pkey PRIMARY KEY (number)
);
CREATE TABLE content (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	packed BLOB NOT NULL, 
	CONSTRAINT content_pkey PRIMARY KEY (sha256)
);
CREATE TABLE document (
	number INTEGER NOT NULL, 
	identity TEXT NOT NULL, 
	url TEXT, 
	CONSTRAINT document_pkey PRIMARY KEY (number), 
	CONSTRAINT document_identity_key UNIQUE (identity)
);
CREATE TABLE run (
	number INTEGER NOT NULL, 
	command VARCHAR(40) NOT NULL, 
	program VARCHAR(40) NOT NULL, 
	started VARCHAR(27) NOT NULL, 
	ended VARCHAR(27), 
	host TEXT NOT NULL, 
	process INTEGER NOT NULL, 
	added INTEGER DEFAULT '0' NOT NULL, 
	said TEXT, 
	CONSTRAINT run_pkey PRIMARY KEY (number)
);
CREATE TABLE setting (
	"key" VARCHAR(100) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT setting_pkey PRIMARY KEY ("key")
);
CREATE TABLE user (
	number INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	password TEXT NOT NULL, 
	added VARCHAR(27) NOT NULL, 
	CONSTRAINT user_pkey PRIMARY KEY (number), 
	CONSTRAINT user_name_key UNIQUE (name)
);
CREATE TABLE article (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	document INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	latest BOOLEAN NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	raw_sha256 VARCHAR(64) NOT NULL, 
	media_type VARCHAR(100) NOT NULL, 
	received VARCHAR(27) NOT NULL, 
	record BLOB NOT NULL, 
	outlet TEXT, 
	url TEXT, 
	host TEXT, 
	language VARCHAR(8), 
	published TEXT, 
	day VARCHAR(10), 
	last_day VARCHAR(10), 
	headline TEXT DEFAULT '' NOT NULL, 
	body TEXT DEFAULT '' NOT NULL, 
	stage VARCHAR(200), 
	run INTEGER, 
	failed TEXT, excerpt BOOLEAN DEFAULT false NOT NULL, 
	CONSTRAINT article_pkey PRIMARY KEY (number), 
	CONSTRAINT article_document_fkey FOREIGN KEY(document) REFERENCES document (number) ON DELETE CASCADE, 
	CONSTRAINT article_raw_sha256_fkey FOREIGN KEY(raw_sha256) REFERENCES content (sha256), 
	CONSTRAINT article_run_fkey FOREIGN KEY(run) REFERENCES run (number), 
	CONSTRAINT article_sha256_fkey FOREIGN KEY(sha256) REFERENCES content (sha256), 
	CONSTRAINT article_document_version_key UNIQUE (document, version), 
	CONSTRAINT article_id_key UNIQUE (id)
);
CREATE TABLE problem (
	number INTEGER NOT NULL, 
	run INTEGER NOT NULL, 
	made VARCHAR(27) NOT NULL, 
	"where" TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	severity VARCHAR(16) NOT NULL, 
	CONSTRAINT problem_pkey PRIMARY KEY (number), 
	CONSTRAINT problem_run_fkey FOREIGN KEY(run) REFERENCES run (number)
);
CREATE TABLE session (
	digest VARCHAR(64) NOT NULL, 
	user INTEGER, 
	started VARCHAR(27) NOT NULL, 
	ends VARCHAR(27) NOT NULL, 
	CONSTRAINT session_pkey PRIMARY KEY (digest), 
	CONSTRAINT session_user_fkey FOREIGN KEY(user) REFERENCES user (number) ON DELETE CASCADE
);
CREATE TABLE source (
	number INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	host TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	title TEXT, 
	listed_in TEXT, 
	added VARCHAR(27) NOT NULL, 
	paused BOOLEAN DEFAULT false NOT NULL, 
	interval_seconds INTEGER NOT NULL, 
	stated_seconds INTEGER, 
	due VARCHAR(27) NOT NULL, 
	tried VARCHAR(27), 
	fetched VARCHAR(27), 
	changed VARCHAR(27), 
	failures INTEGER DEFAULT '0' NOT NULL, 
	error TEXT, 
	etag TEXT, 
	modified TEXT, 
	new INTEGER DEFAULT '0' NOT NULL, 
	run INTEGER, 
	CONSTRAINT source_pkey PRIMARY KEY (number), 
	CONSTRAINT source_run_fkey FOREIGN KEY(run) REFERENCES run (number), 
	CONSTRAINT source_url_key UNIQUE (url)
);
CREATE TABLE story (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	ended_in VARCHAR(64), 
	opened VARCHAR(10), 
	title TEXT DEFAULT '' NOT NULL, 
	first_day VARCHAR(10), 
	last_day VARCHAR(10), 
	articles INTEGER DEFAULT '0' NOT NULL, 
	outlets INTEGER DEFAULT '0' NOT NULL, 
	origins INTEGER, 
	disagreements INTEGER DEFAULT '0' NOT NULL, 
	changed VARCHAR(27) NOT NULL, 
	inputs VARCHAR(64), 
	accounted VARCHAR(170), 
	failed TEXT, 
	run INTEGER, 
	CONSTRAINT story_pkey PRIMARY KEY (number), 
	CONSTRAINT story_run_fkey FOREIGN KEY(run) REFERENCES run (number), 
	CONSTRAINT story_id_key UNIQUE (id)
);
CREATE TABLE account (
	number INTEGER NOT NULL, 
	story INTEGER NOT NULL, 
	made VARCHAR(27) NOT NULL, 
	latest BOOLEAN NOT NULL, 
	program VARCHAR(40) NOT NULL, 
	stage VARCHAR(100) NOT NULL, 
	inputs VARCHAR(64) NOT NULL, 
	document BLOB NOT NULL, 
	record BLOB, 
	readings BLOB, 
	CONSTRAINT account_pkey PRIMARY KEY (number), 
	CONSTRAINT account_story_fkey FOREIGN KEY(story) REFERENCES story (number) ON DELETE CASCADE
);
CREATE TABLE akin (
	one INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	score FLOAT NOT NULL, 
	CONSTRAINT akin_pkey PRIMARY KEY (one, other), 
	CONSTRAINT akin_one_fkey FOREIGN KEY(one) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT akin_other_fkey FOREIGN KEY(other) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE analysis (
	article INTEGER NOT NULL, 
	stage VARCHAR(100) NOT NULL, 
	made VARCHAR(27) NOT NULL, 
	record BLOB NOT NULL, 
	CONSTRAINT analysis_pkey PRIMARY KEY (article), 
	CONSTRAINT analysis_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE entry (
	number INTEGER NOT NULL, 
	source INTEGER NOT NULL, 
	identity TEXT NOT NULL, 
	url TEXT, 
	title TEXT, 
	published TEXT, 
	digest VARCHAR(64), 
	record BLOB, 
	seen VARCHAR(27) NOT NULL, 
	due VARCHAR(27), 
	fetched VARCHAR(27), 
	failures INTEGER DEFAULT '0' NOT NULL, 
	error TEXT, 
	article INTEGER, 
	CONSTRAINT entry_pkey PRIMARY KEY (number), 
	CONSTRAINT entry_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT entry_source_fkey FOREIGN KEY(source) REFERENCES source (number) ON DELETE CASCADE, 
	CONSTRAINT entry_source_identity_key UNIQUE (source, identity)
);
CREATE TABLE features (
	article INTEGER NOT NULL, 
	stage VARCHAR(100) NOT NULL, 
	record BLOB NOT NULL, 
	CONSTRAINT features_pkey PRIMARY KEY (article), 
	CONSTRAINT features_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE figure (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	least FLOAT NOT NULL, 
	most FLOAT NOT NULL, 
	unit TEXT, 
	counted TEXT, 
	words TEXT NOT NULL, 
	CONSTRAINT figure_pkey PRIMARY KEY (number), 
	CONSTRAINT figure_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE grouped (
	article INTEGER NOT NULL, 
	stage VARCHAR(100) NOT NULL, 
	node INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	near TEXT, 
	CONSTRAINT grouped_pkey PRIMARY KEY (article), 
	CONSTRAINT grouped_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE incident (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	type VARCHAR(40) NOT NULL, 
	reality VARCHAR(16) NOT NULL, 
	place TEXT, 
	country TEXT, 
	low VARCHAR(10), 
	high VARCHAR(10), 
	killed FLOAT, 
	wounded FLOAT, 
	words TEXT NOT NULL, 
	CONSTRAINT incident_pkey PRIMARY KEY (number), 
	CONSTRAINT incident_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE membership (
	article INTEGER NOT NULL, 
	story INTEGER NOT NULL, 
	earlier BOOLEAN DEFAULT false NOT NULL, 
	CONSTRAINT membership_pkey PRIMARY KEY (article), 
	CONSTRAINT membership_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT membership_story_fkey FOREIGN KEY(story) REFERENCES story (number) ON DELETE CASCADE
);
CREATE TABLE name (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	label VARCHAR(16) NOT NULL, 
	times INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT name_pkey PRIMARY KEY (number), 
	CONSTRAINT name_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE pledge (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	party TEXT, 
	words TEXT NOT NULL, 
	CONSTRAINT pledge_pkey PRIMARY KEY (number), 
	CONSTRAINT pledge_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE receipt (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	received VARCHAR(27) NOT NULL, 
	stood VARCHAR(27) NOT NULL, 
	origin TEXT NOT NULL, 
	raw_sha256 VARCHAR(64) NOT NULL, 
	run INTEGER, 
	CONSTRAINT receipt_pkey PRIMARY KEY (number), 
	CONSTRAINT receipt_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT receipt_run_fkey FOREIGN KEY(run) REFERENCES run (number)
);
CREATE TABLE reuse (
	story INTEGER NOT NULL, 
	a INTEGER NOT NULL, 
	b INTEGER NOT NULL, 
	share_a FLOAT NOT NULL, 
	share_b FLOAT NOT NULL, 
	source VARCHAR(64), 
	record BLOB NOT NULL, 
	CONSTRAINT reuse_pkey PRIMARY KEY (story, a, b), 
	CONSTRAINT reuse_a_fkey FOREIGN KEY(a) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT reuse_b_fkey FOREIGN KEY(b) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT reuse_story_fkey FOREIGN KEY(story) REFERENCES story (number) ON DELETE CASCADE
);
CREATE TABLE revision (
	article INTEGER NOT NULL, 
	earlier INTEGER NOT NULL, 
	stage VARCHAR(100) NOT NULL, 
	made VARCHAR(27) NOT NULL, 
	grade VARCHAR(40) NOT NULL, 
	changes INTEGER NOT NULL, 
	record BLOB NOT NULL, 
	CONSTRAINT revision_pkey PRIMARY KEY (article), 
	CONSTRAINT revision_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE, 
	CONSTRAINT revision_earlier_fkey FOREIGN KEY(earlier) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE saying (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speaker TEXT, 
	person TEXT, 
	voice VARCHAR(16) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	act VARCHAR(16), 
	via TEXT, 
	words TEXT NOT NULL, 
	CONSTRAINT saying_pkey PRIMARY KEY (number), 
	CONSTRAINT saying_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE story_link (
	story INTEGER NOT NULL, 
	other VARCHAR(64) NOT NULL, 
	relation VARCHAR(16) NOT NULL, 
	score FLOAT NOT NULL, 
	CONSTRAINT story_link_pkey PRIMARY KEY (story, other), 
	CONSTRAINT story_link_story_fkey FOREIGN KEY(story) REFERENCES story (number) ON DELETE CASCADE
);
CREATE TABLE time (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	type VARCHAR(16) NOT NULL, 
	low VARCHAR(10), 
	high VARCHAR(10), 
	words TEXT NOT NULL, 
	CONSTRAINT time_pkey PRIMARY KEY (number), 
	CONSTRAINT time_article_fkey FOREIGN KEY(article) REFERENCES article (number) ON DELETE CASCADE
);
CREATE TABLE section (
	account INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	count INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT section_pkey PRIMARY KEY (account, name), 
	CONSTRAINT section_account_fkey FOREIGN KEY(account) REFERENCES account (number) ON DELETE CASCADE
);
insert into "alembic_version" values ('0002');
insert into "content" values ('bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 23, X'789C0BC94855484B2D2AAA54284ECCCC2956482C5128CEACD0030063DE083D');
insert into "content" values ('1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', 25, X'789C0BC94855484B2D2AAA54284ECCCC2956482C51284E2D4BCDD3030075EB090A');
insert into "content" values ('5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', 29, X'789C735478BB60AF4246624E9A427E9A42A2424162669142625E0A90C9A00700A5FA09CB');
insert into "document" values (1, 'url:https://courier.example/ferry', 'https://courier.example/ferry');
insert into "document" values (2, 'text:5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd:Courier', NULL);
insert into "article" values (1, '877bed95cab9ef15', 1, 1, 0, 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 'text/plain', '2031-05-04T09:00:00.000000Z', X'789C3D50418EC3200CFC0BE7A8D9244068AE7DC6AA8A0C1815892608C83655D5BFAFD9547BB23D238F67FC62DEB289C1A9EC8535AC2095895197E031E71BF442D2AC9DD48AF7C39741DD8D5C4A2BB9433B283B400F06C1712D06253A37AA33C02879DFA3D6D60A5467D169D2BBA3F530976744D2AB67DA18C02FC4AC5B0958AF5ED62D794C046D29D07C2B25E6A96DCD819F70877B0CD83A4CE959CD7A5A64D3B285D0300B0529C9F7B561CB5A301FEDA13D6BC83E1FB94C2223E543E36E30C54FE298D61F5C6031FF9A0642A8A29525C709D8F47AFFBDA662EF5FCD2A6467', 'Courier', 'https://courier.example/ferry', NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, 0);
insert into "article" values (2, 'f803d81e681196a1', 1, 2, 1, '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', 'text/plain', '2031-05-04T10:00:00.000000Z', X'789C3D50CB8EC3200CFC17CE5193909007D7FD8CD52A72C0A848942020DB5455FFBD6653EDC5D833F2788627B39A4906977C6456B18CF448465D84FB92AEC0C540738BBCD3BC176214FD346023B49EA70647258C317A1AD641F5BAC596AF73A738ACB3E654C7B1E940CD4618D2BBA1B6B0E44740D22B67EAE0C07A62B63D3B2C57BFB63D5A8C04EDD1D17CCD392459D7EAC42F78C02D38AC0DC6F828662D2D32E977E72AA6212325F9FEA998DF32A6B33DB59715924D672E15C948FED078288CE19338C4ED173D78F5AFA9C0B9225A58721C81C9E7EBEF6B0AF67A036101640A', 'Courier', 'https://courier.example/ferry', NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, 0);
insert into "article" values (3, 'ef311bdeb7368af9', 2, 1, 1, '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', 'text/plain', '2031-05-04T11:00:00.000000Z', X'789C3D8FD16E83300C45FFC5CFA803929086D77EC65421931835521A50086BA78A7F9F33BA3DD9BE573AF7FA05DE410F78CACF0C1564E2D1036F091FC37AC356757C2B73164D6B504B3D1992022551478D364D5D6BD5D59D99949493B1DAB4A3442748D85A359315D40A1C1DF3EEE43C0EF97B21E695988F25A08FECCC5B0E54522FF3963C2596B614A08F5B08DCC8B3FB7738CCC4753FAF15C439D37AAC07601871F5EB51DE264ECB6F9B9E96D2F27E6B49F317458CF69F693184022D2ED74A08FD6BFFFDBF68FB0F070B5962', 'Courier', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, 0);
insert into "receipt" values (1, 1, '2031-05-04T09:00:00.000000Z', '2031-05-04T09:00:00.000000Z', 'a.txt', 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', NULL);
insert into "receipt" values (2, 2, '2031-05-04T10:00:00.000000Z', '2031-05-04T10:00:00.000000Z', 'a.txt', '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', NULL);
insert into "receipt" values (3, 3, '2031-05-04T11:00:00.000000Z', '2031-05-04T11:00:00.000000Z', 'a.txt', '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', NULL);
CREATE INDEX change_other ON change (other);
CREATE INDEX change_story ON change (story);
CREATE INDEX article_day ON article (day);
CREATE INDEX article_document ON article (document);
CREATE INDEX article_host ON article (host);
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_received ON article (received);
CREATE INDEX article_run ON article (run);
CREATE INDEX article_sha256 ON article (sha256);
CREATE INDEX article_stage ON article (stage);
CREATE INDEX problem_run ON problem (run);
CREATE INDEX session_user ON session (user);
CREATE INDEX source_due ON source (due);
CREATE INDEX source_host ON source (host);
CREATE INDEX source_run ON source (run);
CREATE INDEX story_accounted ON story (accounted);
CREATE INDEX story_changed ON story (changed);
CREATE INDEX story_ended_in ON story (ended_in);
CREATE INDEX story_last_day ON story (last_day);
CREATE INDEX account_story ON account (story);
CREATE INDEX akin_other ON akin (other);
CREATE INDEX entry_article ON entry (article);
CREATE INDEX entry_due ON entry (due);
CREATE INDEX entry_identity ON entry (identity);
CREATE INDEX entry_source ON entry (source);
CREATE INDEX figure_article ON figure (article);
CREATE INDEX figure_most_least_high_low_article ON figure (most, least, high, low, article);
CREATE INDEX figure_unit_most_least_high_low_article ON figure (unit, most, least, high, low, article);
CREATE INDEX grouped_node ON grouped (node);
CREATE INDEX grouped_part ON grouped (part);
CREATE INDEX incident_article ON incident (article);
CREATE INDEX incident_place ON incident (place);
CREATE INDEX membership_story ON membership (story);
CREATE INDEX name_article_label_entity ON name (article, label, entity);
CREATE INDEX name_entity_label_article_times ON name (entity, label, article, times);
CREATE INDEX pledge_article ON pledge (article);
CREATE INDEX pledge_party ON pledge (party);
CREATE INDEX receipt_article ON receipt (article);
CREATE INDEX revision_earlier ON revision (earlier);
CREATE INDEX saying_article_voice_person ON saying (article, voice, person);
CREATE INDEX saying_person_voice_article ON saying (person, voice, article);
CREATE INDEX time_article ON time (article);
CREATE INDEX time_low ON time (low);
CREATE VIRTUAL TABLE article_fts using fts5(headline, body, tokenize="porter unicode61 remove_diacritics 2",
    content="article", content_rowid="number");
CREATE VIRTUAL TABLE saying_fts using fts5(words, speaker, person, tokenize="porter unicode61 remove_diacritics 2",
    content="saying", content_rowid="number");
CREATE VIRTUAL TABLE name_fts using fts5(entity, tokenize="porter unicode61 remove_diacritics 2",
    content="name", content_rowid="number");
CREATE VIRTUAL TABLE incident_fts using fts5(place, country, tokenize="porter unicode61 remove_diacritics 2",
    content="incident", content_rowid="number");
CREATE TRIGGER article_fts_insert after insert on article begin
    insert into article_fts (rowid, headline, body) values (new.number, new.headline, new.body); end;
CREATE TRIGGER article_fts_delete after delete on article begin
    insert into article_fts (article_fts, rowid, headline, body) values ('delete', old.number, old.headline, old.body); end;
CREATE TRIGGER article_fts_update after update of headline, body on article when old.headline is not new.headline or old.body is not new.body begin
    insert into article_fts (article_fts, rowid, headline, body) values ('delete', old.number, old.headline, old.body);
    insert into article_fts (rowid, headline, body) values (new.number, new.headline, new.body); end;
CREATE TRIGGER saying_fts_insert after insert on saying begin
    insert into saying_fts (rowid, words, speaker, person) values (new.number, new.words, new.speaker, new.person); end;
CREATE TRIGGER saying_fts_delete after delete on saying begin
    insert into saying_fts (saying_fts, rowid, words, speaker, person) values ('delete', old.number, old.words, old.speaker, old.person); end;
CREATE TRIGGER saying_fts_update after update of words, speaker, person on saying when old.words is not new.words or old.speaker is not new.speaker or old.person is not new.person begin
    insert into saying_fts (saying_fts, rowid, words, speaker, person) values ('delete', old.number, old.words, old.speaker, old.person);
    insert into saying_fts (rowid, words, speaker, person) values (new.number, new.words, new.speaker, new.person); end;
CREATE TRIGGER name_fts_insert after insert on name begin
    insert into name_fts (rowid, entity) values (new.number, new.entity); end;
CREATE TRIGGER name_fts_delete after delete on name begin
    insert into name_fts (name_fts, rowid, entity) values ('delete', old.number, old.entity); end;
CREATE TRIGGER name_fts_update after update of entity on name when old.entity is not new.entity begin
    insert into name_fts (name_fts, rowid, entity) values ('delete', old.number, old.entity);
    insert into name_fts (rowid, entity) values (new.number, new.entity); end;
CREATE TRIGGER incident_fts_insert after insert on incident begin
    insert into incident_fts (rowid, place, country) values (new.number, new.place, new.country); end;
CREATE TRIGGER incident_fts_delete after delete on incident begin
    insert into incident_fts (incident_fts, rowid, place, country) values ('delete', old.number, old.place, old.country); end;
CREATE TRIGGER incident_fts_update after update of place, country on incident when old.place is not new.place or old.country is not new.country begin
    insert into incident_fts (incident_fts, rowid, place, country) values ('delete', old.number, old.place, old.country);
    insert into incident_fts (rowid, place, country) values (new.number, new.place, new.country); end;
insert into article_fts(article_fts) values ('rebuild');
insert into saying_fts(saying_fts) values ('rebuild');
insert into name_fts(name_fts) values ('rebuild');
insert into incident_fts(incident_fts) values ('rebuild');
commit;
