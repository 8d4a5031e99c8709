package org.dunwell.promises.spoken;

import java.util.regex.Pattern;

/**
 * What stands around a day and changes what it means.
 *
 * @param countedFrom right before a day, counts on from it; groups {@code count} and {@code unit}
 * @param countedBack right before a day, counts back from it; the same groups
 * @param notThisDay right before a day that is refused, past or of something else
 * @param refused right after a day that is refused
 * @param mended between two days of which the second mends the first
 * @param either between two days to choose from
 */
record DayCompany(
    Pattern countedFrom,
    Pattern countedBack,
    Pattern notThisDay,
    Pattern refused,
    Pattern mended,
    Pattern either) {

  static final DayCompany ENGLISH =
      new DayCompany(
          Words.pattern(
              "\\b(?<count>\\d{1,3}|the|an?|a couple of|one) (?<unit>(?:(?:business|working|banking) )?(?:day|week|fortnight|month)s?) (?:from|after|on|following|past)(?: the| this)? ?$"),
          Words.pattern(
              "\\b(?<count>\\d{1,3}|the|an?|a couple of|one) (?<unit>(?:(?:business|working|banking) )?(?:day|week)s?) (?:before|prior to|ahead of)(?: the)? ?$"),
          Words.pattern(
              "(?:\\b(?:not|isn't|never|instead of|rather than|forget|dated|since|due|due on|due by|overdue since|was for|as of|up to|until last|back in|in last|until)(?: for| on| by| until| before| this)?(?: the)?"
                  + "|\\b(?:invoices?|bills?|letter|reminder|statement|order|email|delivery|shipment|call)(?: (?:was|is))? (?:from|of|dated|was|is|is due|was due)(?: on)?(?: the)?) ?$"),
          Words.pattern(
              "^,? (?:is|was|would be|'s|might be)? ?(?:(?:just |a bit |far |way |much )?too (?:early|soon|tight|late|close)|no good|off|out of the question|not (?:possible|going to|gonna)|impossible|(?:the|a) (?:bank )?holiday)"
                  + "|^,?(?: it)? (?:won't|doesn't|can't|isn't|wouldn't|didn't|don't)\\b|^'s (?:the|a) (?:bank )?holiday|^(?:'s| is) too\\b"),
          Words.pattern(
              "^[,.]?(?: (?:but|or|well|so|and|wait|hang on|hold on))*,? ?(?:no+|nope|sorry|i mean|rather|make (?:it|that)|actually|scratch that|correction|let's say|let me say|better|pardon|my mistake|excuse me|what am i saying|not that|i meant)\\b.{0,40}$"),
          Words.pattern(
              "^(?: first thing| morning| afternoon| evening)?,?(?: (?:or|and latest|to)(?: maybe| perhaps| at the latest| by| on| else| possibly)?(?: the)?) ?$"));

  static final DayCompany GERMAN =
      new DayCompany(
          Words.pattern(
              "\\b(?:am (?<one>tag)|(?<count>\\d{1,3}|eine[nrms]?|einem|ein|den) (?<unit>(?:bankarbeits|bank|werk|arbeits|geschäfts)?tage?n?|wochen?|monate?n?)) (?:nach|ab|von|darauf nach)(?: dem| der| diesem)? ?$"),
          Words.pattern(
              "\\b(?:am (?<one>tag)|(?<count>\\d{1,3}|eine[nrms]?|ein|den) (?<unit>(?:bankarbeits|bank|werk|arbeits)?tage?n?|wochen?)) vor(?: dem| der)? ?$"),
          Words.pattern(
              "(?:\\b(?:nicht(?: erst| schon)?|kein|keinen|statt|anstatt|anstelle|seit|vom|fällig|datiert(?: auf| vom)?|überfällig seit|war für|weder|noch nicht)(?: am| bis| vor| den| dem| zum| für)*"
                  + "|\\b(?:rechnung(?:en)?|mahnung|schreiben|brief|lieferung|bestellung|anruf|auszug|gutschrift|mail)(?: (?:ist|war))? (?:vom|von|aus|ist|war)(?: am)?(?: dem)?) ?$"),
          Words.pattern(
              "^,? (?:ist|wäre|wär|war|wird)(?: \\S+){0,3} (?:zu (?:früh|knapp|spät|bald|eng)|schlecht|unmöglich|feiertag|knapp|eng|schwierig)"
                  + "|^,? (?:klappt|geht|passt|schaffe?|reicht|wird|kann|ist)(?: \\S+){0,3} nicht\\b|^,? nicht\\b|^,? (?:ist|haben wir) (?:ein )?feiertag|^ (?:noch )?nicht\\b"),
          Words.pattern(
              "^[,.]?(?: (?:ach|oder|aber|also|warten sie|moment|stopp|und))*,? ?(?:nee?|nein|quatsch|entschuldigung|pardon|sorry|ich meine|ich mein|besser|eher|lieber|vielmehr|beziehungsweise|korrigiere|falsch|doch|blödsinn|verzeihung|sagen wir|nicht doch|stimmt nicht|halt|nicht)\\b.{0,40}$"),
          Words.pattern(
              "^,?(?: früh| abend| mittag)? (?:oder|bis|oder spätestens|oder auch|oder eben|oder vielleicht|und spätestens)(?: am| zum| den| spätestens| dem| dann)* ?$"));
}
