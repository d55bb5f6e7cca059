"""The words that tell acts of violence, accidents and protests."""

from __future__ import annotations

from rashomon.model import IncidentType

__all__ = [
    "ACT_NOUNS",
    "ACT_VERBS",
    "ATTACKERS",
    "BOUND",
    "EXPLOSIVES",
    "FIGURATIVE",
    "FORCES",
    "HIT_VERBS",
    "KILL",
    "MEANS",
    "PEOPLE",
    "PERSONS",
    "PLACE_NOUNS",
    "TARGETS",
    "WOUND",
    "WRECKED",
]

KILL = frozenset({"kill", "murder", "slay", "massacre", "assassinate", "behead", "lynch", "martyr"})
WOUND = frozenset({"wound", "injure", "maim"})

#: Verbs that tell an act by themselves.
ACT_VERBS = {
    "assassinate": IncidentType.ASSASSINATION,
    "shell": IncidentType.SHELLING,
    "bombard": IncidentType.SHELLING,
    "bomb": IncidentType.EXPLOSION,
    "detonate": IncidentType.EXPLOSION,
    "explode": IncidentType.EXPLOSION,
    "ambush": IncidentType.ATTACK,
    "attack": IncidentType.ATTACK,
    "storm": IncidentType.ATTACK,
    "raid": IncidentType.ATTACK,
    "stab": IncidentType.ATTACK,
    "behead": IncidentType.ATTACK,
    "massacre": IncidentType.ATTACK,
    "shoot": IncidentType.SHOOTING,
    "open": IncidentType.SHOOTING,  # fire
    "kidnap": IncidentType.ABDUCTION,
    "abduct": IncidentType.ABDUCTION,
    "clash": IncidentType.CLASH,
    "protest": IncidentType.PROTEST,
    "demonstrate": IncidentType.PROTEST,
    "riot": IncidentType.PROTEST,
    "crash": IncidentType.ACCIDENT,
    "collapse": IncidentType.ACCIDENT,
    "derail": IncidentType.ACCIDENT,
    "capsize": IncidentType.ACCIDENT,
    "sink": IncidentType.ACCIDENT,
    "plunge": IncidentType.ACCIDENT,
    "plough": IncidentType.ACCIDENT,
    "plow": IncidentType.ACCIDENT,
    "overturn": IncidentType.ACCIDENT,
    "topple": IncidentType.ACCIDENT,
    "collide": IncidentType.ACCIDENT,
    "veer": IncidentType.ACCIDENT,
    "run": IncidentType.ACCIDENT,  # aground
    "rally": IncidentType.PROTEST,
    "march": IncidentType.PROTEST,
    "picket": IncidentType.PROTEST,
}

#: Verbs that tell an act if what does it is a weapon ("rockets hit the town").
HIT_VERBS = frozenset({"hit", "strike", "pound", "land", "slam", "rip", "tear", "go", "blow", "fire", "target", "fall"})

ACT_NOUNS = {
    "attack": IncidentType.ATTACK,
    "assault": IncidentType.ATTACK,
    "ambush": IncidentType.ATTACK,
    "raid": IncidentType.ATTACK,
    "stabbing": IncidentType.ATTACK,
    "massacre": IncidentType.ATTACK,
    "shooting": IncidentType.SHOOTING,
    "gunfire": IncidentType.SHOOTING,
    "bombing": IncidentType.EXPLOSION,
    "blast": IncidentType.EXPLOSION,
    "explosion": IncidentType.EXPLOSION,
    "detonation": IncidentType.EXPLOSION,
    "shelling": IncidentType.SHELLING,
    "bombardment": IncidentType.SHELLING,
    "shellfire": IncidentType.SHELLING,
    "barrage": IncidentType.SHELLING,
    "airstrike": IncidentType.AIR_STRIKE,
    "air-strike": IncidentType.AIR_STRIKE,
    "strike": IncidentType.AIR_STRIKE,  # only with a weapon or "air" before it
    "clash": IncidentType.CLASH,
    "firefight": IncidentType.CLASH,
    "shootout": IncidentType.CLASH,
    "battle": IncidentType.CLASH,
    "fighting": IncidentType.CLASH,
    "operation": IncidentType.CLASH,
    "offensive": IncidentType.CLASH,
    "crossfire": IncidentType.CLASH,
    "assassination": IncidentType.ASSASSINATION,
    "kidnapping": IncidentType.ABDUCTION,
    "abduction": IncidentType.ABDUCTION,
    "protest": IncidentType.PROTEST,
    "demonstration": IncidentType.PROTEST,
    "riot": IncidentType.PROTEST,
    "crash": IncidentType.ACCIDENT,
    "collapse": IncidentType.ACCIDENT,
    "derailment": IncidentType.ACCIDENT,
    "earthquake": IncidentType.ACCIDENT,
    "accident": IncidentType.ACCIDENT,
    "fire": IncidentType.ACCIDENT,
    "stampede": IncidentType.ACCIDENT,
    "sinking": IncidentType.ACCIDENT,
    "collision": IncidentType.ACCIDENT,
    "blaze": IncidentType.ACCIDENT,
    "wildfire": IncidentType.ACCIDENT,
    "landslide": IncidentType.ACCIDENT,
    "mudslide": IncidentType.ACCIDENT,
    "avalanche": IncidentType.ACCIDENT,
    "flood": IncidentType.ACCIDENT,
    "flooding": IncidentType.ACCIDENT,
    "tornado": IncidentType.ACCIDENT,
    "cyclone": IncidentType.ACCIDENT,
    "rally": IncidentType.PROTEST,
    "march": IncidentType.PROTEST,
    "vigil": IncidentType.PROTEST,
    "walkout": IncidentType.PROTEST,
    "picket": IncidentType.PROTEST,
}

#: Act nouns and verbs that mean something else too often: they need the dead, the wounded or a weapon beside them.
BOUND = frozenset(
    {"strike", "operation", "offensive", "battle", "fighting", "crash", "collapse", "accident", "fire", "raid"}
    | {"storm", "barrage", "derail", "capsize", "earthquake", "stampede", "derailment", "fire", "riot", "sink"}
    | {
        "plunge",
        "plough",
        "plow",
        "overturn",
        "topple",
        "collide",
        "veer",
        "run",
        "sinking",
        "collision",
        "blaze",
        "flood",
    }
    | {"wildfire", "landslide", "mudslide", "avalanche", "flooding", "tornado", "cyclone", "rally", "march", "vigil"}
    | {"walkout", "picket"}
)

#: What meets with accidents: a collapse or a crash of anything else is a figure of speech unless people are hurt in it.
WRECKED = frozenset(
    {"train", "bus", "car", "lorry", "truck", "minibus", "van", "ferry", "boat", "ship", "plane", "aircraft", "tram"}
    | {"helicopter", "coach", "tanker", "jet", "vessel", "freighter", "dinghy", "trawler", "carriage", "motorcycle"}
    | {"glider", "balloon", "building", "bridge", "footbridge", "roof", "wall", "crane", "dam", "mine", "scaffolding"}
    | {"scaffold", "stand", "stage", "balcony", "tower", "tunnel", "block", "house", "warehouse", "factory", "tree"}
    | {"platform", "floor", "ceiling", "barge", "yacht", "airliner", "wagon", "taxi", "locomotive", "hotel", "school"}
    | {
        "canoe",
        "raft",
        "tractor",
        "rickshaw",
        "chairlift",
        "gondola",
        "elevator",
        "lift",
        "kitchen",
        "nightclub",
        "flat",
    }
    | {"apartment", "hospital", "mill", "plant", "warehouse", "market", "church", "forest", "refinery", "mast", "silo"}
)

#: Words before or after an act noun that make a figure of speech of it, or an illness, or an advertisement.
FIGURATIVE = frozenset(
    {"heart", "panic", "asthma", "verbal", "personal", "political", "cyber", "cyberattack", "hacking", "ransomware"}
    | {"rhetorical", "scathing", "blistering", "partisan", "legal", "media", "ad", "ads", "attack", "twitter", "online"}
    | {"sexual", "market", "court", "primary", "uphill", "legislative", "budget", "custody", "stock", "hunger", "word"}
    | {"line", "dog", "shark", "ideological", "negative", "phishing", "malware", "smear", "character", "fresh"}
)

MEANS = {
    "bomb": IncidentType.EXPLOSION,
    "bomber": IncidentType.EXPLOSION,
    "ied": IncidentType.EXPLOSION,
    "ieds": IncidentType.EXPLOSION,
    "explosive": IncidentType.EXPLOSION,
    "explosives": IncidentType.EXPLOSION,
    "mine": IncidentType.EXPLOSION,
    "landmine": IncidentType.EXPLOSION,
    "grenade": IncidentType.EXPLOSION,
    "suicide": IncidentType.EXPLOSION,
    "mortar": IncidentType.SHELLING,
    "rocket": IncidentType.SHELLING,
    "missile": IncidentType.SHELLING,
    "artillery": IncidentType.SHELLING,
    "shell": IncidentType.SHELLING,
    "shellfire": IncidentType.SHELLING,
    "drone": IncidentType.AIR_STRIKE,
    "airstrike": IncidentType.AIR_STRIKE,
    "air": IncidentType.AIR_STRIKE,
    "warplane": IncidentType.AIR_STRIKE,
    "helicopter": IncidentType.AIR_STRIKE,
    "gun": IncidentType.SHOOTING,
    "gunfire": IncidentType.SHOOTING,
    "gunman": IncidentType.SHOOTING,
    "rifle": IncidentType.SHOOTING,
    "pistol": IncidentType.SHOOTING,
    "sniper": IncidentType.SHOOTING,
    "bullet": IncidentType.SHOOTING,
    "knife": IncidentType.ATTACK,
    "machete": IncidentType.ATTACK,
    "arson": IncidentType.ATTACK,
}

#: Means that go off by themselves.
EXPLOSIVES = frozenset(
    {"bomb", "ied", "mine", "landmine", "grenade", "explosive", "device", "rocket", "missile", "mortar", "shell", "car"}
    | {"truck", "drone", "vehicle", "bomber", "charge", "warplane", "jet", "artillery", "explosion", "blast", "round"}
    | {"airstrike", "strike", "bullet", "attacker"}
)

#: Words for weapons that name who carries them.
PERSONS = frozenset({"gunman", "sniper", "bomber", "suicide", "attacker"})

#: Armed bodies of a state and the like: what they do to fighters is an operation or a clash.
FORCES = frozenset(
    {"force", "troop", "army", "police", "soldier", "military", "commando", "guard", "marine", "militia", "navy"}
    | {"personnel", "unit", "brigade", "battalion", "corps", "fighter", "militant", "insurgent", "rebel", "gunman"}
)

#: What can be attacked with weapons; "attacked the plan" is a speech.
TARGETS = frozenset(
    {"base", "convoy", "checkpoint", "checkpost", "post", "village", "town", "city", "district", "embassy", "mosque"}
    | {
        "church",
        "school",
        "hospital",
        "market",
        "station",
        "bus",
        "vehicle",
        "car",
        "truck",
        "ship",
        "tanker",
        "vessel",
    }
    | {"airport", "port", "barracks", "compound", "building", "house", "home", "hotel", "prison", "bridge", "dam"}
    | {"soldier", "troop", "civilian", "policeman", "officer", "patrol", "force", "worker", "villager", "farm", "camp"}
    | {"outpost", "headquarters", "facility", "plant", "refinery", "pipeline", "train", "crowd", "wedding"}
    | {"capitol", "synagogue", "temple", "store", "mall", "club", "office", "ministry", "guard", "pilgrim", "student"}
    | {"protester", "resident", "neighborhood", "neighbourhood", "boat", "plane", "helicopter", "airbase", "garrison"}
    | {"motorcade", "clinic", "university", "college", "restaurant", "bank", "crew", "settlement", "border", "depot"}
    | {
        "fort",
        "fortress",
        "mill",
        "reservoir",
        "shop",
        "square",
        "tower",
        "consulate",
        "mission",
        "monastery",
        "shrine",
    }
    | {"warehouse", "factory", "stadium", "theatre", "theater", "cafe", "bar", "nightclub", "palace", "parliament"}
    | {"courthouse", "rally", "funeral", "festival", "parade", "tunnel", "ferry", "dormitory", "ambulance", "bakery"}
)

#: Of these, people: they are attacked in speeches too.
PEOPLE = frozenset(
    {
        "soldier",
        "troop",
        "civilian",
        "policeman",
        "officer",
        "force",
        "worker",
        "villager",
        "guard",
        "pilgrim",
        "student",
    }
    | {
        "protester",
        "resident",
        "crew",
        "crowd",
        "office",
        "ministry",
        "bank",
        "border",
        "city",
        "college",
        "university",
    }
)

#: Who attacks them in earnest.
ATTACKERS = frozenset(
    {"militant", "gunman", "insurgent", "rebel", "fighter", "attacker", "assailant", "mob", "gang", "settler", "rioter"}
    | {
        "jihadist",
        "extremist",
        "bandit",
        "pirate",
        "robber",
        "knifeman",
        "militiaman",
        "militia",
        "terrorist",
        "soldier",
    }
)

#: Common nouns that make a place of the name before them.
PLACE_NOUNS = frozenset(
    {"district", "province", "village", "town", "city", "region", "county", "neighborhood", "neighbourhood", "area"}
    | {
        "valley",
        "state",
        "suburb",
        "governorate",
        "municipality",
        "borough",
        "island",
        "camp",
        "township",
        "prefecture",
    }
    | {"oblast", "canton", "parish", "hamlet", "square", "airport", "street", "bridge", "river", "dam", "base", "port"}
    | {"reservoir", "lake", "refinery", "prison", "hospital", "university", "mosque", "church", "cathedral", "station"}
    | {
        "stadium",
        "barracks",
        "highway",
        "peninsula",
        "gulf",
        "bay",
        "coast",
        "park",
        "harbour",
        "harbor",
        "hill",
        "highland",
        "crossing",
        "mountain",
    }
)
