

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE TEXT SEARCH DICTIONARY public.rashomon (
    TEMPLATE = pg_catalog.snowball,
    language = 'porter' );

CREATE TEXT SEARCH CONFIGURATION public.rashomon (
    PARSER = pg_catalog."default" );

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR asciiword WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR word WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR numword WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR email WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR url WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR host WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR sfloat WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR version WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR hword_numpart WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR hword_part WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR hword_asciipart WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR tag WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR protocol WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR numhword WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR asciihword WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR hword WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR url_path WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR file WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR "float" WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR "int" WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR uint WITH public.rashomon;

ALTER TEXT SEARCH CONFIGURATION public.rashomon
    ADD MAPPING FOR entity WITH public.rashomon;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.account (
    number integer NOT NULL,
    story integer NOT NULL,
    made character varying(27) NOT NULL,
    latest boolean NOT NULL,
    program character varying(40) NOT NULL,
    stage character varying(100) NOT NULL,
    inputs character varying(64) NOT NULL,
    document bytea NOT NULL,
    record bytea,
    readings bytea
);

CREATE SEQUENCE public.account_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.account_number_seq OWNED BY public.account.number;

CREATE TABLE public.akin (
    one integer NOT NULL,
    other integer NOT NULL,
    score double precision NOT NULL
);

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.analysis (
    article integer NOT NULL,
    stage character varying(100) NOT NULL,
    made character varying(27) NOT NULL,
    record bytea NOT NULL
);

CREATE TABLE public.article (
    number integer NOT NULL,
    id character varying(64) NOT NULL,
    document integer NOT NULL,
    version integer NOT NULL,
    latest boolean NOT NULL,
    sha256 character varying(64) NOT NULL,
    raw_sha256 character varying(64) NOT NULL,
    media_type character varying(100) NOT NULL,
    received character varying(27) NOT NULL,
    record bytea NOT NULL,
    outlet text,
    url text,
    host text,
    language character varying(8),
    published text,
    day character varying(10),
    last_day character varying(10),
    headline text DEFAULT ''::text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    stage character varying(200),
    run integer,
    failed text,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(headline, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char") || setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(body, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 200000)), 'B'::"char"))) STORED,
    excerpt boolean DEFAULT false NOT NULL
);

CREATE SEQUENCE public.article_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.article_number_seq OWNED BY public.article.number;

CREATE TABLE public.change (
    number integer NOT NULL,
    made character varying(27) NOT NULL,
    kind character varying(16) NOT NULL,
    story character varying(64) NOT NULL,
    other character varying(64),
    cause character varying(64) NOT NULL,
    articles text NOT NULL
);

CREATE SEQUENCE public.change_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.change_number_seq OWNED BY public.change.number;

CREATE TABLE public.content (
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    packed bytea NOT NULL
);

CREATE TABLE public.document (
    number integer NOT NULL,
    identity text NOT NULL,
    url text
);

CREATE SEQUENCE public.document_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.document_number_seq OWNED BY public.document.number;

CREATE TABLE public.entry (
    number integer NOT NULL,
    source integer NOT NULL,
    identity text NOT NULL,
    url text,
    title text,
    published text,
    digest character varying(64),
    record bytea,
    seen character varying(27) NOT NULL,
    due character varying(27),
    fetched character varying(27),
    failures integer DEFAULT 0 NOT NULL,
    error text,
    article integer
);

CREATE SEQUENCE public.entry_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.entry_number_seq OWNED BY public.entry.number;

CREATE TABLE public.features (
    article integer NOT NULL,
    stage character varying(100) NOT NULL,
    record bytea NOT NULL
);

CREATE TABLE public.figure (
    number integer NOT NULL,
    article integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    value double precision,
    low double precision,
    high double precision,
    "least" double precision NOT NULL,
    most double precision NOT NULL,
    unit text,
    counted text,
    words text NOT NULL
);

CREATE SEQUENCE public.figure_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.figure_number_seq OWNED BY public.figure.number;

CREATE TABLE public.grouped (
    article integer NOT NULL,
    stage character varying(100) NOT NULL,
    node integer NOT NULL,
    part integer NOT NULL,
    near text
);

CREATE TABLE public.incident (
    number integer NOT NULL,
    article integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    type character varying(40) NOT NULL,
    reality character varying(16) NOT NULL,
    place text,
    country text,
    low character varying(10),
    high character varying(10),
    killed double precision,
    wounded double precision,
    words text NOT NULL,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(place, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char") || setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(country, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char"))) STORED
);

CREATE SEQUENCE public.incident_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.incident_number_seq OWNED BY public.incident.number;

CREATE TABLE public.membership (
    article integer NOT NULL,
    story integer NOT NULL,
    earlier boolean DEFAULT false NOT NULL
);

CREATE TABLE public.name (
    number integer NOT NULL,
    article integer NOT NULL,
    entity text NOT NULL,
    label character varying(16) NOT NULL,
    times integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(entity, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char")) STORED
);

CREATE SEQUENCE public.name_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.name_number_seq OWNED BY public.name.number;

CREATE TABLE public.pledge (
    number integer NOT NULL,
    article integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    kind character varying(16) NOT NULL,
    party text,
    words text NOT NULL
);

CREATE SEQUENCE public.pledge_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.pledge_number_seq OWNED BY public.pledge.number;

CREATE TABLE public.problem (
    number integer NOT NULL,
    run integer NOT NULL,
    made character varying(27) NOT NULL,
    "where" text NOT NULL,
    reason text NOT NULL,
    remedy text NOT NULL,
    severity character varying(16) NOT NULL
);

CREATE SEQUENCE public.problem_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.problem_number_seq OWNED BY public.problem.number;

CREATE TABLE public.receipt (
    number integer NOT NULL,
    article integer NOT NULL,
    received character varying(27) NOT NULL,
    stood character varying(27) NOT NULL,
    origin text NOT NULL,
    raw_sha256 character varying(64) NOT NULL,
    run integer
);

CREATE SEQUENCE public.receipt_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.receipt_number_seq OWNED BY public.receipt.number;

CREATE TABLE public.reuse (
    story integer NOT NULL,
    a integer NOT NULL,
    b integer NOT NULL,
    share_a double precision NOT NULL,
    share_b double precision NOT NULL,
    source character varying(64),
    record bytea NOT NULL
);

CREATE TABLE public.revision (
    article integer NOT NULL,
    earlier integer NOT NULL,
    stage character varying(100) NOT NULL,
    made character varying(27) NOT NULL,
    grade character varying(40) NOT NULL,
    changes integer NOT NULL,
    record bytea NOT NULL
);

CREATE TABLE public.run (
    number integer NOT NULL,
    command character varying(40) NOT NULL,
    program character varying(40) NOT NULL,
    started character varying(27) NOT NULL,
    ended character varying(27),
    host text NOT NULL,
    process integer NOT NULL,
    added integer DEFAULT 0 NOT NULL,
    said text
);

CREATE SEQUENCE public.run_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.run_number_seq OWNED BY public.run.number;

CREATE TABLE public.saying (
    number integer NOT NULL,
    article integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    speaker text,
    person text,
    voice character varying(16) NOT NULL,
    kind character varying(16) NOT NULL,
    act character varying(16),
    via text,
    words text NOT NULL,
    search tsvector GENERATED ALWAYS AS (((setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(words, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 200000)), 'B'::"char") || setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(speaker, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char")) || setweight(to_tsvector('public.rashomon'::regconfig, "left"(regexp_replace(regexp_replace(NORMALIZE("left"(COALESCE(person, ''::text), 400000), NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+'::text, ' '::text, 'g'::text), 5000)), 'A'::"char"))) STORED
);

CREATE SEQUENCE public.saying_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.saying_number_seq OWNED BY public.saying.number;

CREATE TABLE public.section (
    account integer NOT NULL,
    name character varying(40) NOT NULL,
    count integer NOT NULL,
    data bytea NOT NULL
);

CREATE TABLE public.session (
    digest character varying(64) NOT NULL,
    "user" integer,
    started character varying(27) NOT NULL,
    ends character varying(27) NOT NULL
);

CREATE TABLE public.setting (
    key character varying(100) NOT NULL,
    value text NOT NULL
);

CREATE TABLE public.source (
    number integer NOT NULL,
    url text NOT NULL,
    host text NOT NULL,
    kind character varying(16) NOT NULL,
    title text,
    listed_in text,
    added character varying(27) NOT NULL,
    paused boolean DEFAULT false NOT NULL,
    interval_seconds integer NOT NULL,
    stated_seconds integer,
    due character varying(27) NOT NULL,
    tried character varying(27),
    fetched character varying(27),
    changed character varying(27),
    failures integer DEFAULT 0 NOT NULL,
    error text,
    etag text,
    modified text,
    new integer DEFAULT 0 NOT NULL,
    run integer
);

CREATE SEQUENCE public.source_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.source_number_seq OWNED BY public.source.number;

CREATE TABLE public.story (
    number integer NOT NULL,
    id character varying(64) NOT NULL,
    ended_in character varying(64),
    opened character varying(10),
    title text DEFAULT ''::text NOT NULL,
    first_day character varying(10),
    last_day character varying(10),
    articles integer DEFAULT 0 NOT NULL,
    outlets integer DEFAULT 0 NOT NULL,
    origins integer,
    disagreements integer DEFAULT 0 NOT NULL,
    changed character varying(27) NOT NULL,
    inputs character varying(64),
    accounted character varying(170),
    failed text,
    run integer
);

CREATE TABLE public.story_link (
    story integer NOT NULL,
    other character varying(64) NOT NULL,
    relation character varying(16) NOT NULL,
    score double precision NOT NULL
);

CREATE SEQUENCE public.story_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.story_number_seq OWNED BY public.story.number;

CREATE TABLE public."time" (
    number integer NOT NULL,
    article integer NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    value text NOT NULL,
    type character varying(16) NOT NULL,
    low character varying(10),
    high character varying(10),
    words text NOT NULL
);

CREATE SEQUENCE public.time_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.time_number_seq OWNED BY public."time".number;

CREATE TABLE public."user" (
    number integer NOT NULL,
    name character varying(200) NOT NULL,
    password text NOT NULL,
    added character varying(27) NOT NULL
);

CREATE SEQUENCE public.user_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.user_number_seq OWNED BY public."user".number;

ALTER TABLE ONLY public.account ALTER COLUMN number SET DEFAULT nextval('public.account_number_seq'::regclass);

ALTER TABLE ONLY public.article ALTER COLUMN number SET DEFAULT nextval('public.article_number_seq'::regclass);

ALTER TABLE ONLY public.change ALTER COLUMN number SET DEFAULT nextval('public.change_number_seq'::regclass);

ALTER TABLE ONLY public.document ALTER COLUMN number SET DEFAULT nextval('public.document_number_seq'::regclass);

ALTER TABLE ONLY public.entry ALTER COLUMN number SET DEFAULT nextval('public.entry_number_seq'::regclass);

ALTER TABLE ONLY public.figure ALTER COLUMN number SET DEFAULT nextval('public.figure_number_seq'::regclass);

ALTER TABLE ONLY public.incident ALTER COLUMN number SET DEFAULT nextval('public.incident_number_seq'::regclass);

ALTER TABLE ONLY public.name ALTER COLUMN number SET DEFAULT nextval('public.name_number_seq'::regclass);

ALTER TABLE ONLY public.pledge ALTER COLUMN number SET DEFAULT nextval('public.pledge_number_seq'::regclass);

ALTER TABLE ONLY public.problem ALTER COLUMN number SET DEFAULT nextval('public.problem_number_seq'::regclass);

ALTER TABLE ONLY public.receipt ALTER COLUMN number SET DEFAULT nextval('public.receipt_number_seq'::regclass);

ALTER TABLE ONLY public.run ALTER COLUMN number SET DEFAULT nextval('public.run_number_seq'::regclass);

ALTER TABLE ONLY public.saying ALTER COLUMN number SET DEFAULT nextval('public.saying_number_seq'::regclass);

ALTER TABLE ONLY public.source ALTER COLUMN number SET DEFAULT nextval('public.source_number_seq'::regclass);

ALTER TABLE ONLY public.story ALTER COLUMN number SET DEFAULT nextval('public.story_number_seq'::regclass);

ALTER TABLE ONLY public."time" ALTER COLUMN number SET DEFAULT nextval('public.time_number_seq'::regclass);

ALTER TABLE ONLY public."user" ALTER COLUMN number SET DEFAULT nextval('public.user_number_seq'::regclass);

INSERT INTO public.alembic_version VALUES ('0002');

INSERT INTO public.article VALUES (1, '877bed95cab9ef15', 1, 1, false, 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 'text/plain', '2031-05-04T09:00:00.000000Z', '\x789c3d50418ec3200cfc0be7a8d9244068ae7dc6aa8a0c1815892608c83655d5bfafd9547bb23d238f67fc62deb289c1a9ec8535ac2095895197e031e71bf442d2ac9dd48af7c39741dd8d5c4a2bb9433b283b400f06c1712d06253a37aa33c02879dfa3d6d60a5467d169d2bba3f530976744d2ab67da18c02fc4ac5b0958af5ed62d794c046d29d07c2b25e6a96dcd819f70877b0cd83a4ce959cd7a5a64d3b285d0300b0529c9f7b561cb5a301feda13d6bc83e1fb94c2223e543e36e30c54fe298d61f5c6031ff9a0642a8a29525c709d8f47affbda662ef5fcd2a6467', 'Courier', 'https://courier.example/ferry', NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, DEFAULT, false);
INSERT INTO public.article VALUES (2, 'f803d81e681196a1', 1, 2, true, '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', 'text/plain', '2031-05-04T10:00:00.000000Z', '\x789c3d50cb8ec3200cfc17ce5193909007d7fd8cd52a72c0a848942020db5455ffbd6653edc5d833f2788627b39a4906977c6456b18cf448465d84fb92aec0c540738bbcd3bc176214fd346023b49ea70647258c317a1ad641f5bac596af73a738acb3e654c7b1e940cd4618d2bba1b6b0e44740d22b67eae0c07a62b63d3b2c57bfb63d5a8c04edd1d17ccd392459d7eac42f78c02d38ac0dc6f828662d2d32e977e72aa6212325f9fea998df32a6b33db59715924d672e15c948fed078288ce19338c4ed173d78f5afa9c0b9225a58721c81c9e7ebef6b0af67a036101640a', 'Courier', 'https://courier.example/ferry', NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, DEFAULT, false);
INSERT INTO public.article VALUES (3, 'ef311bdeb7368af9', 3, 1, true, '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', 'text/plain', '2031-05-04T11:00:00.000000Z', '\x789c3d8fd16e83300c45ffc5cfa803929086d77ec65421931835521a50086ba78a7f9f33ba3dd9be573af7fa05de410f78cacf0c1564e2d1036f091fc37ac356757c2b73164d6b504b3d1992022551478d364d5d6bd5d59d99949493b1dab4a3442748d85a359315d40a1c1df3eee43c0ef97b21e695988f25a08feccc5b0e54522ff3963c2596b614a08f5b08dcc8b3fb7738ccc4753faf15c439d37aac07601871f5eb51de264ecb6f9b9e96d2f27e6b49f317458cf69f693184022d2ed74a08fd6bfffdbf68fb0f070b5962', 'Courier', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, DEFAULT, false);

INSERT INTO public.content VALUES ('bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', 23, '\x789c0bc94855484b2d2aaa54284ecccc2956482c5128ceacd0030063de083d');
INSERT INTO public.content VALUES ('1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', 25, '\x789c0bc94855484b2d2aaa54284ecccc2956482c51284e2d4bcdd3030075eb090a');
INSERT INTO public.content VALUES ('5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', 29, '\x789c735478bb60af4246624e9a427e9a42a2424162669142625e0a90c9a00700a5fa09cb');

INSERT INTO public.document VALUES (1, 'url:https://courier.example/ferry', 'https://courier.example/ferry');
INSERT INTO public.document VALUES (3, 'text:5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd:Courier', NULL);

INSERT INTO public.receipt VALUES (1, 1, '2031-05-04T09:00:00.000000Z', '2031-05-04T09:00:00.000000Z', 'a.txt', 'bf6b84230ceb17466d64fed38d3a2aceaf4b53851f789aa76422ebbdd5e8951b', NULL);
INSERT INTO public.receipt VALUES (2, 2, '2031-05-04T10:00:00.000000Z', '2031-05-04T10:00:00.000000Z', 'a.txt', '1e23d245575486e05dd980e7c5fffd86b6c4d1e12b93c2ab9d22ab7703ac9f5f', NULL);
INSERT INTO public.receipt VALUES (3, 3, '2031-05-04T11:00:00.000000Z', '2031-05-04T11:00:00.000000Z', 'a.txt', '5983129a747f9e43a4ee6e179100756069f544f9c792b4ad3e3c051fc3e23abd', NULL);

SELECT pg_catalog.setval('public.account_number_seq', 1, false);

SELECT pg_catalog.setval('public.article_number_seq', 3, true);

SELECT pg_catalog.setval('public.change_number_seq', 1, false);

SELECT pg_catalog.setval('public.document_number_seq', 3, true);

SELECT pg_catalog.setval('public.entry_number_seq', 1, false);

SELECT pg_catalog.setval('public.figure_number_seq', 1, false);

SELECT pg_catalog.setval('public.incident_number_seq', 1, false);

SELECT pg_catalog.setval('public.name_number_seq', 1, false);

SELECT pg_catalog.setval('public.pledge_number_seq', 1, false);

SELECT pg_catalog.setval('public.problem_number_seq', 1, false);

SELECT pg_catalog.setval('public.receipt_number_seq', 3, true);

SELECT pg_catalog.setval('public.run_number_seq', 1, false);

SELECT pg_catalog.setval('public.saying_number_seq', 1, false);

SELECT pg_catalog.setval('public.source_number_seq', 1, false);

SELECT pg_catalog.setval('public.story_number_seq', 1, false);

SELECT pg_catalog.setval('public.time_number_seq', 1, false);

SELECT pg_catalog.setval('public.user_number_seq', 1, false);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.akin
    ADD CONSTRAINT akin_pkey PRIMARY KEY (one, other);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.analysis
    ADD CONSTRAINT analysis_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_document_version_key UNIQUE (document, version);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_id_key UNIQUE (id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.content
    ADD CONSTRAINT content_pkey PRIMARY KEY (sha256);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_identity_key UNIQUE (identity);

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_source_identity_key UNIQUE (source, identity);

ALTER TABLE ONLY public.features
    ADD CONSTRAINT features_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.figure
    ADD CONSTRAINT figure_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.grouped
    ADD CONSTRAINT grouped_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.name
    ADD CONSTRAINT name_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.problem
    ADD CONSTRAINT problem_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.reuse
    ADD CONSTRAINT reuse_pkey PRIMARY KEY (story, a, b);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.saying
    ADD CONSTRAINT saying_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_pkey PRIMARY KEY (account, name);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_url_key UNIQUE (url);

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_id_key UNIQUE (id);

ALTER TABLE ONLY public.story_link
    ADD CONSTRAINT story_link_pkey PRIMARY KEY (story, other);

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public."time"
    ADD CONSTRAINT time_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT user_name_key UNIQUE (name);

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT user_pkey PRIMARY KEY (number);

CREATE INDEX account_story ON public.account USING btree (story);

CREATE INDEX akin_other ON public.akin USING btree (other);

CREATE INDEX article_day ON public.article USING btree (day);

CREATE INDEX article_document ON public.article USING btree (document);

CREATE INDEX article_host ON public.article USING btree (host);

CREATE INDEX article_outlet ON public.article USING btree (outlet);

CREATE INDEX article_received ON public.article USING btree (received);

CREATE INDEX article_run ON public.article USING btree (run);

CREATE INDEX article_search ON public.article USING gin (search);

CREATE INDEX article_sha256 ON public.article USING btree (sha256);

CREATE INDEX article_stage ON public.article USING btree (stage);

CREATE INDEX change_other ON public.change USING btree (other);

CREATE INDEX change_story ON public.change USING btree (story);

CREATE INDEX entry_article ON public.entry USING btree (article);

CREATE INDEX entry_due ON public.entry USING btree (due);

CREATE INDEX entry_identity ON public.entry USING btree (identity);

CREATE INDEX entry_source ON public.entry USING btree (source);

CREATE INDEX figure_article ON public.figure USING btree (article);

CREATE INDEX figure_most_least_high_low_article ON public.figure USING btree (most, "least", high, low, article);

CREATE INDEX figure_unit_most_least_high_low_article ON public.figure USING btree (unit, most, "least", high, low, article);

CREATE INDEX grouped_node ON public.grouped USING btree (node);

CREATE INDEX grouped_part ON public.grouped USING btree (part);

CREATE INDEX incident_article ON public.incident USING btree (article);

CREATE INDEX incident_place ON public.incident USING btree (place);

CREATE INDEX incident_search ON public.incident USING gin (search);

CREATE INDEX membership_story ON public.membership USING btree (story);

CREATE INDEX name_article_label_entity ON public.name USING btree (article, label, entity);

CREATE INDEX name_entity_label_article_times ON public.name USING btree (entity, label, article, times);

CREATE INDEX name_search ON public.name USING gin (search);

CREATE INDEX pledge_article ON public.pledge USING btree (article);

CREATE INDEX pledge_party ON public.pledge USING btree (party);

CREATE INDEX problem_run ON public.problem USING btree (run);

CREATE INDEX receipt_article ON public.receipt USING btree (article);

CREATE INDEX revision_earlier ON public.revision USING btree (earlier);

CREATE INDEX saying_article_voice_person ON public.saying USING btree (article, voice, person);

CREATE INDEX saying_person_voice_article ON public.saying USING btree (person, voice, article);

CREATE INDEX saying_search ON public.saying USING gin (search);

CREATE INDEX "session_user" ON public.session USING btree ("user");

CREATE INDEX source_due ON public.source USING btree (due);

CREATE INDEX source_host ON public.source USING btree (host);

CREATE INDEX source_run ON public.source USING btree (run);

CREATE INDEX story_accounted ON public.story USING btree (accounted);

CREATE INDEX story_changed ON public.story USING btree (changed);

CREATE INDEX story_ended_in ON public.story USING btree (ended_in);

CREATE INDEX story_last_day ON public.story USING btree (last_day);

CREATE INDEX time_article ON public."time" USING btree (article);

CREATE INDEX time_low ON public."time" USING btree (low);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_story_fkey FOREIGN KEY (story) REFERENCES public.story(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.akin
    ADD CONSTRAINT akin_one_fkey FOREIGN KEY (one) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.akin
    ADD CONSTRAINT akin_other_fkey FOREIGN KEY (other) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.analysis
    ADD CONSTRAINT analysis_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_document_fkey FOREIGN KEY (document) REFERENCES public.document(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_raw_sha256_fkey FOREIGN KEY (raw_sha256) REFERENCES public.content(sha256);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_run_fkey FOREIGN KEY (run) REFERENCES public.run(number);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.content(sha256);

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_source_fkey FOREIGN KEY (source) REFERENCES public.source(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.features
    ADD CONSTRAINT features_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.figure
    ADD CONSTRAINT figure_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.grouped
    ADD CONSTRAINT grouped_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_story_fkey FOREIGN KEY (story) REFERENCES public.story(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.name
    ADD CONSTRAINT name_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.problem
    ADD CONSTRAINT problem_run_fkey FOREIGN KEY (run) REFERENCES public.run(number);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_run_fkey FOREIGN KEY (run) REFERENCES public.run(number);

ALTER TABLE ONLY public.reuse
    ADD CONSTRAINT reuse_a_fkey FOREIGN KEY (a) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.reuse
    ADD CONSTRAINT reuse_b_fkey FOREIGN KEY (b) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.reuse
    ADD CONSTRAINT reuse_story_fkey FOREIGN KEY (story) REFERENCES public.story(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_earlier_fkey FOREIGN KEY (earlier) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.saying
    ADD CONSTRAINT saying_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_account_fkey FOREIGN KEY (account) REFERENCES public.account(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_user_fkey FOREIGN KEY ("user") REFERENCES public."user"(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_run_fkey FOREIGN KEY (run) REFERENCES public.run(number);

ALTER TABLE ONLY public.story_link
    ADD CONSTRAINT story_link_story_fkey FOREIGN KEY (story) REFERENCES public.story(number) ON DELETE CASCADE;

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_run_fkey FOREIGN KEY (run) REFERENCES public.run(number);

ALTER TABLE ONLY public."time"
    ADD CONSTRAINT time_article_fkey FOREIGN KEY (article) REFERENCES public.article(number) ON DELETE CASCADE;

