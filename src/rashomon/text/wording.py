"""The words by which page furniture gives itself away, and those of captions, bylines and datelines.

Every pattern is matched against one paragraph whose blanks are single; none can backtrack over more than a line.
"""

from __future__ import annotations

import re

__all__ = [
    "BREADCRUMB",
    "BYLINE",
    "CAPTION",
    "CREDIT",
    "DATE_LINE",
    "END_OF_ARTICLE",
    "FURNITURE",
    "FURNITURE_INSIDE",
    "URL_ONLY",
]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2}(?:T\S+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"

#: A line that holds a date, a time of day and words about publishing, and nothing else.
DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|modified|created|last (?:updated|modified)|date|on|at|time|{_WEEKDAY})"
    rf"[:,|]? *)*(?:{_CLOCK}[ ,|-]*)?(?:{_WEEKDAY},? )?{_DATE}(?:[ ,|/·•—–-]+(?:at |@ ?)?{_CLOCK})?"
    r"(?: *\(?(?:[A-Z]{2,4}|GMT[+-]\d+|IST|UTC)\)?)?[ .|]*",
    re.IGNORECASE,
)

#: "By Ana Ruiz", "Written by …": a signature. The name must be capitalised.
BYLINE = re.compile(
    r"(?:(?i:by|written by|reported by|reporting by|story by|text by|author:?|posted by|published by|from)[: ]+)"
    r"(?:[A-Z][\w.'’-]*|and|&|of|for|the|de|van|von|bin|al|,|\|)(?:[ ,|/]+(?:[A-Z][\w.'’-]*|and|&|of|for|the|de|van|von"
    r"|bin|al|in|at|on|\d{1,4},?))*[ .|]*"
)

#: What captions say, in small letters.
CAPTION = re.compile(
    r"^(?:enlarge this image\b|image (?:copyright|caption) |media caption )"
    r"|^(?:file(?: photo)?|photo|image|picture|pic|caption|video|above|in this (?:file )?(?:photo|image|picture)"
    r"|(?:photo|image|picture) (?:credit|courtesy|by))(?:[:.] | ?[-–—|] |: ?)"
    r"|\(?\b(?:photo|image|picture|pic|photograph|illustration|graphic|video)s?(?: credits?| courtesy"
    r"| source)? ?(?::|by )"
    r" ?[^.()]{2,60}\)?\.?$"
    r"|\bfile (?:photo|picture|image)\b(?:\)?[.]?$| ?[.©(/])"
    r"|\b(?:getty images|shutterstock|istock(?:photo)?|afp via getty|alamy|ap photo"
    r"|reuters pictures)\b[^.]{0,40}\.?$"
)

#: Credits of photographs, as they are written. Each holds a slash or a sign of copyright.
CREDIT = re.compile(
    r"(?:©|\([cC]\)) ?(?:[A-Z]\w+[ /]){0,4}(?:Photo|Images|Reuters|REUTERS|AP|AFP|EPA|Getty)"
    r"|\b(?:AP|AFP|EPA|REUTERS|Reuters|Getty|PTI|ANI|TASS|Xinhua|CP|PA|Shutterstock|iStock|Alamy|WENN|EFE|DPA|Rex)"
    r"(?: (?:Photo|Images|Pictures|Wire|File Photo))?/[A-Z][\w .'’-]{2,50}\)?\.?$"
    r"|\([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w ]{1,30}\)\.?$"
)

#: Nothing but an address.
URL_ONLY = re.compile(r"\(?(?:https?://|www\.|pic\.twitter\.com/)\S+\)?(?: \S{1,20})?", re.IGNORECASE)

#: "Home > News > Asia", "You are here: …", "HomeNews…" run together.
BREADCRUMB = re.compile(
    r"(?:you are (?:here|at):?|home ?[>»/|›→].*|home(?=[A-Z])\w.*|(?:[^.>»›]{1,40} ?[>»›→] ?){2,}[^.>»›]*)",
    re.IGNORECASE,
)

#: Paragraphs that are page furniture from their first word to their last. Like the two patterns after it, it is for
#: small letters: matching them as they are is twice as fast as passing over their case.
FURNITURE = re.compile(
    r"(?:[-–—*|•· ]*)(?:"
    r"(?:re)?tweet|share|share this(?:\b.{0,40})?|share (?:on|via|with)\b.{0,40}|print(?: this\b.{0,20})?"
    r"|e-?mail(?: this\b.{0,20})?"
    r"|follow (?:us|me|on|@)\b.{0,80}|like (?:us|this)\b.{0,60}|(?:follow|find|join) .{1,40} on (?:twitter"
    r"|facebook|instagram"
    r"|linkedin|youtube|telegram|google)\b.{0,60}|facebook|twitter|whatsapp|linkedin|instagram|pinterest|reddit"
    r"|telegram"
    r"|youtube|messenger|copy (?:link|url)(?: .{1,30})?|link copied.{0,20}|save(?: article)?|bookmark"
    r"|accessibility(?: links| help| statement)?|skip to .{1,40}|skip .{0,30}(?:navigation|advert\w*)"
    r"|jump to .{1,30}|(?:main )?menu"
    r"|toggle .{1,30}|navigation|search(?: .{1,30})?|close(?: menu| search)?|log ?[io]n|sign (?:in|up"
    r"|out)\b.{0,40}|register(?: now)?"
    r"|my account|log ?out|home(?:page)?|back to (?:top|.{1,20})|go to .{1,30}|view (?:all|more|gallery|comments"
    r"|slideshow)\b.{0,30}"
    r"|see (?:all|more)\b.{0,30}|show (?:all|more|comments|less)\b.{0,30}|load(?:ing)?(?: more)?\b.{0,30}"
    r"|more(?: from| on| in| news)?\b.{0,30}"
    r"|next(?: article| post| story| up| page)?\b.{0,4}|prev(?:ious)?(?: article| post| story| page)?\b.{0,4}"
    r"|older posts?|newer posts?"
    r"|breaking(?: news)?|latest(?: news| stories| posts| updates| videos| headlines)?|top (?:stories|news"
    r"|headlines|videos|posts)"
    r"|(?:most |what's |what’s )?(?:popular|read|viewed|shared|commented|trending|recent|watched)(?: now| stories"
    r"| posts| news| articles| topics| on .{1,30})?"
    r"|trending(?: now| topics)?|must[- ]reads?|editor[’']?s?[’']? (?:picks?|choice)|featured(?: .{1,20})?"
    r"|headlines|newsletters?"
    r"|advertis(?:e)?ments?|ads?|sponsored(?: (?:content|links|by .{1,30}))?|promoted(?: .{1,20})?"
    r"|paid (?:content|post)"
    r"|(?:story |article )?continues? (?:reading )?(?:below|after) .{0,30}|(?:this )?(?:article|story) continues.{0,40}"
    r"|click (?:here|to)\b.{0,80}|tap (?:here|to)\b.{0,60}|read (?:more|next|also|the full .{1,30})\b.{0,160}"
    r"|also read\b.{0,160}"
    r"|(?:see|watch|listen) (?:also|more|next|live|now)\b.{0,120}|continue reading.{0,60}|keep reading.{0,30}"
    r"|full (?:story|article|screen)"
    r"|subscribe\b.{0,120}|(?:get|receive|sign up|subscribe) .{0,60}(?:newsletters?|inbox|updates|alerts)\b.{0,60}"
    r"|donate\b.{0,60}"
    r"|support (?:us|our|independent|quality|the) ?.{0,60}|become an? (?:member|supporter|subscriber)\b.{0,60}"
    r"|contribute"
    r"|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|shares?|likes?|views?|replies)|comments (?:are"
    r"|have been) (?:now )?(?:closed|disabled|off).{0,20}"
    r"|(?:no|add|post|leave|write|join|view|be the first to) .{0,20}(?:comments?|reply|conversation"
    r"|discussion)\b.{0,40}|leave a (?:reply|comment)\b.{0,40}"
    r"|your e-?mail address .{0,120}|required fields .{0,40}|name ?\*?|e-?mail ?\*|website|(?:post|submit"
    r"|cancel)(?: (?:comment|reply))?|reply|report(?: (?:abuse|this|an? .{1,20}))?"
    r"|related(?: (?:articles?|stories|news|posts?|topics?|content|links|coverage|videos?|tags|items|reading))?:?"
    r"|you (?:may|might) (?:also )?.{0,40}|recommended(?: .{1,30})?|more stories.{0,30}"
    r"|from (?:around )?the web.{0,20}|around the web"
    r"|tags?|tags?: .{0,200}|topics?|topics?: .{0,160}|filed under.{0,160}|categor(?:y|ies)|categor(?:y"
    r"|ies): .{0,100}|posted in .{0,100}|tagged .{0,160}|keywords?: .{0,160}"
    r"|about(?: us)?|contact(?: us)?|careers|jobs|privacy(?: policy| notice)?|terms(?: .{1,40})?"
    r"|cookies?(?: policy| settings| notice)?|sitemap|site map|help|faqs?|feedback|corrections?|rss(?: feeds?)?"
    r"|disclaimer|imprint|legal"
    r"|(?:copyright|©|\(c\)).{0,240}|.{0,80}all rights reserved.{0,120}|powered by .{1,60}|designed by .{1,60}"
    r"|photos?|videos?|images?|gallery|galler(?:y|ies)|play(?: video| now| audio)?|pause|mute|watch|listen"
    r"|live(?: tv| now)?|watch live|expand|fullscreen|enlarge(?: .{1,30})?|image (?:\d+ of \d+|caption"
    r"|copyright.{0,40})|media caption|media playback is .{0,200}|\d+ ?/ ?\d+|\d+ of \d+"
    r"|\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|mins?) (?:ago|read)\b.{0,60}|an? (?:hour|day"
    r"|minute|week) ago|(?:reading time|time to read|read time).{0,30}|yesterday|today"
    r"|(?:we|this (?:site|website)) uses? .{0,60}cookies.{0,300}|(?:by (?:using|continuing|clicking)"
    r"|if you continue).{0,200}|i (?:agree|accept)|accept(?: .{0,30})?|got it!?|ok(?:ay)?|learn more.{0,30}"
    r"|find out more.{0,30}|manage .{1,40}"
    r"|thank you (?:for|so much) (?:reading|subscribing|visiting|signing|your (?:support|interest)).{0,160}"
    r"|thanks for (?:reading|subscribing|visiting).{0,100}"
    r"|download (?:the|our) .{0,100}app\b.{0,60}|(?:get|download) .{0,40}(?:app store|google play).{0,60}"
    r"|please (?:enable|sign|log|enter|read our|subscribe|support)\b.{0,200}|.{0,60}javascript .{0,60}(?:enabled"
    r"|disabled|required|browser).{0,100}"
    r")[ :*.!?»>›→…|–—-]*"
)

#: Words that sentences of page furniture hold anywhere, and reports hardly ever.
FURNITURE_INSIDE = re.compile(
    r"\b(?:all rights reserved|privacy policy|terms (?:of (?:use|service)|and conditions)|cookie policy|(?:uses?|of"
    r"|accept|our) cookies\b"
    r"|unsubscribe|(?:our|free|daily|weekly|e-?mail|the|manage) newsletter|in(?:to)? your inbox|sign up (?:for"
    r"|to)\b.{0,40}(?:newsletter|updates?|alerts?|email)"
    r"|your e-?mail address|follow (?:us|me|him|her|them) on|follow .{1,40} on (?:twitter|facebook|instagram)"
    r"|like us on|on (?:twitter|facebook|instagram) (?:at )?@|subscribe (?:to|now|today)|download (?:the"
    r"|our) (?:\w+ ){0,3}app\b"
    r"|leave a (?:comment|reply)|log ?in to (?:comment|post|reply)|(?:this|the) (?:article|story|content|material"
    r"|report) (?:was|is) (?:originally|first) (?:published|posted|appeared)"
    r"|originally (?:published|appeared) (?:on|in|at)|may not be (?:published|reproduced|copied)|may earn (?:a|an"
    r"|us) .{0,30}commission|affiliate (?:links?|commission|program)"
    r"|(?:is|are) not responsible for the content|views expressed|opinions expressed|click here|enable javascript"
    r"|ad ?block|[\w.+-]{1,64}@[\w-]+\.\w{2,}"
    r"|terms apply|become a (?:member|patron|subscriber)|support our journalism|make a (?:donation|contribution))"
)

#: Headings after which a page goes on to something else: comments, other stories, the foot.
END_OF_ARTICLE = re.compile(
    r"(?:[-–—*|•· ]*)(?:(?:view |show |all |read |add |post |leave (?:a|your) |user |reader "
    r"|facebook )*(?:comments?|repl(?:y|ies))(?: \(?\d+\)?| policy| section)?|\d+ (?:comments?|responses?|replies"
    r"|thoughts)\b.{0,80}"
    r"|leave a (?:reply|comment).{0,40}|comments (?:are|have been) .{0,20}|join the (?:conversation"
    r"|discussion).{0,20}|related(?: (?:articles?|stories|news|posts?|topics?|content|links|coverage|videos?"
    r"|items|reading))?:?"
    r"|you (?:may|might) (?:also )?(?:like|be interested|enjoy).{0,30}|recommended(?: (?:for you|stories|articles"
    r"|reading|videos))?|more (?:stories|from|news|on|in)\b.{0,40}|read (?:next|more)|what to read next|up next"
    r"|next (?:article|story|post)"
    r"|(?:most |what's |what’s )(?:popular|read|viewed|shared|trending)\b.{0,30}|popular (?:now|posts|stories"
    r"|articles).{0,20}|trending(?: now| stories)?|top (?:stories|news|headlines)|latest (?:news|stories|posts"
    r"|articles|headlines|from).{0,30}|recent (?:posts|comments|articles|stories|news)"
    r"|editor[’']?s?[’']? (?:picks?|choice)"
    r"|from (?:around )?the web.{0,20}|around the web|sponsored (?:content|links|stories)|promoted (?:content"
    r"|stories|links)|(?:paid )?partner content|about (?:the )?authors?:?|about us|tags?:?|filed under.{0,60}"
    r"|share this.{0,40}|subscribe to .{0,60}|post navigation|(?:©|copyright).{0,160})[ :*.!?»>›→…|–—-]*"
)
