"""First names that are borne by women alone or by men alone, as good as everywhere that news is written about.

Names of both (Alex, Jordan, Jean, Andrea, Kim, Robin) and names of one here and of the other there (Nikita, Simone) are
left out: a pronoun that goes to the wrong person is worse than one that goes to nobody.
"""

from __future__ import annotations

__all__ = ["first_name_female"]

_WOMEN_TEXT = """
    abby abigail adriana agnes aisha alejandra alessandra alexandra alice alicia alison amanda amelia amina amy ana
    anastasia angela angelina anita anna anne annette annie antonia april ayesha barbara beatrice beatriz becky
    benazir bernadette beth bethany betty beverly birgit bonnie brenda bridget brigitte brittany caitlin camila
    candace carla carly carmen carol carolina caroline carolyn catherine cathy cecilia charlotte chelsea cheryl
    chiara christina christine cindy claire clara claudia colleen constance cynthia daniela danielle debbie deborah
    debra denise diana diane dolores donna dorothy ebony edith eileen elaine eleanor elena eleni elisabeth elise
    eliza elizabeth ella ellen emily emma erica erika erin esther eugenia eva eve evelyn fatima fatma fiona florence
    frances francesca frida gabby gabriela gabrielle geraldine gertrude gina gisela gloria grace greta gretchen gwen
    hannah heather heidi helen helena helga henrietta hillary ida ilse inge ingrid irene irina isabel isabella
    jacqueline jane janelle janet janice jasmine jeanne jenna jennifer jenny jessica jill joanna joanne joni
    josephine joyce juanita judith judy julia juliana julie karen karin kate katharine katherine kathleen kathryn
    kathy katie katrina kayla khadija kimberly kirsten kristen kristin kristina lara larisa latoya laura lauren
    leila lena leticia lillian linda lisa liz lois lori lorraine louise lucia lucy ludmila lydia madeleine maggie
    marcia margaret margarita maria mariam marianne marie marilyn marina marjorie marlene marta martha mary maryam
    matilda maureen megan meghan melanie melinda melissa meredith mia michelle mildred mina miriam molly mona monica
    monique nadia nancy naomi natalia natalie natasha nicole nikki nina nora norma olga olivia pamela patricia patty
    paula pauline peggy penelope phyllis priscilla rachel raquel rebecca regina renee rita roberta rosa rosemary
    rosie roxana ruth samantha sandra sara sarah serena sharon sheila shirley silvia sofia sonia sophia sophie
    stella stephanie sue susan susanna suzanne sylvia tamara tanya tara tatiana teresa theresa tiffany tina ursula
    valentina valeria vanessa vera veronica victoria virginia vivian wendy wilhelmina yolanda yvette yvonne zainab
    zoe
    """
_MEN_TEXT = """
    aaron abdul abdullah abraham adam adolf ahmad ahmed al alan albert alberto alejandro aleksandr alessandro
    alexander alfred allen amir anders andreas andrei andrew angus anthony antoine anton antonio arnold arthur
    arturo barry ben benedict benjamin bernard bernd bernie bert bill bob bobby boris brad bradley brendan brent
    brian bruce bruno bryan carl carlos cedric cesar charles chester christian christopher clarence clifford clint
    colin conor craig curtis cyril damian dan daniel darren dave david dennis derek diego dieter dimitri dirk dmitri
    dmitry don donald doug douglas duncan dwight earl ed eddie edgar eduardo edward edwin elijah eliot elliot
    emanuel emil emilio emmanuel enrique eric erik ernest ernst ethan eugene evgeny fabio fausto felipe felix
    ferdinand fernando franco frank frankie franklin franz fred frederick friedrich fritz gareth gary gavin geoff
    geoffrey georg george gerald gerard gerhard giorgio giovanni giuseppe gordon graham greg gregory guillermo
    gunther gus gustav guy hamid hank hans harold harry harvey hassan heinrich heinz helmut henrik henry herbert
    herman horst howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan ivo jack jacob jacques jake jakob
    jamal james jared jason javier jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joaquin joe
    joel johan johannes john johnny jonas jonathan jorge jose josef joseph josh joshua juan julio jurgen justin
    kamal karl keith ken kenneth kenny kevin khalid klaus kofi konrad konstantin kurt kyle lamar larry lars laurent
    lawrence leo leon leonard leonardo leonid lorenzo lothar louis luca lucas ludwig luigi luis lukas luke mahmoud
    manfred manuel marc marcel marcelo marco marcus mario mark marko marshall martin marvin massimo matt matteo
    matthew matthias maurice mauricio maximilian mehmet michael mick miguel mike mikhail milan miroslav mitch
    mohamed mohammad mohammed muhammad mustafa nate nathan nathaniel neil nelson nicholas nick nicolas niels
    nigel nikolai norman olaf oleg oliver omar orlando osama oscar otto owen pablo paolo patrick paul pavel pedro
    pete peter petr phil philip phillip pierre pietro piotr rafael ralph ramon randall rashid raul ray raymond rex
    ricardo richard rick robert roberto rod roderick rodrigo roger roland rolf roman ron ronald roy rudolf rudy
    rupert ruslan russell salman salvador samir samuel scott sean sebastian serge sergei sergey seth simon stan
    stanley stefan stephen steve steven stuart sven tariq ted terrence theodore thomas thorsten tim timothy todd tom
    tomas tommy tony travis trevor tyler ulrich umberto uwe victor viktor vincent vincenzo vladimir vladislav
    volodymyr wade walter warren wayne werner wes wilhelm will willem william wolfgang yasser yuri yusuf zachary
    zoltan
    """
_WOMEN = frozenset(_WOMEN_TEXT.split())
_MEN = frozenset(_MEN_TEXT.split())


def first_name_female(name: str) -> bool | None:
    """Whether a first name is a woman's; ``None`` where it is not known or borne by both.

    Args:
        name: A person's name of two words or more; a lone word may be a surname and says nothing.
    """
    first, _, rest = name.partition(" ")
    word = first.lower()
    if not rest or word not in _WOMEN | _MEN:
        return None
    return word in _WOMEN
