package org.dunwell.receivables.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * What the ERP says became of a batch.
 *
 * @param state {@code posted} or {@code refused}, of every entry of which {@code entries} says
 *     nothing else
 * @param reason why all is refused
 * @param documents numbers of the ERP's own under which it has posted entries
 * @param entries those of which something else is so than of the batch
 */
public record Acknowledgement(
    String state, String reason, List<Numbered> documents, List<Said> entries) {

  private static final Set<String> STATES = Set.of("posted", "refused");
  private static final int LONGEST = 500;

  /** An entry has a number in the ERP. */
  public record Numbered(String key, String number) {}

  /** What became of one entry. */
  public record Said(String key, String state, String reason) {}

  /** What is to become of an entry; {@code refusal} is null unless it is refused. */
  record Decision(JournalEntry entry, String state, String number, String refusal) {

    boolean contradicts() {
      return entry.acknowledgedAt() != null
          && (!entry.state().equals(state)
              || refusal != null && !refusal.equals(entry.refusal())
              || number != null && entry.erpNumber() != null && !number.equals(entry.erpNumber()));
    }

    boolean isNew() {
      return entry.acknowledgedAt() == null || number != null && entry.erpNumber() == null;
    }
  }

  public Acknowledgement {
    documents = documents == null ? List.of() : List.copyOf(documents);
    entries = entries == null ? List.of() : List.copyOf(entries);
    known(state, "state");
    entries.forEach(said -> known(said.state(), "state of " + said.key()));
    documents.forEach(document -> shorter("number of " + document.key(), document.number()));
    entries.forEach(said -> shorter("reason of " + said.key(), said.reason()));
    shorter("reason", reason);
  }

  private static void known(String state, String what) {
    if (state == null || !STATES.contains(state)) {
      throw new BrokenRule("%s must be posted or refused, not %s.".formatted(what, state));
    }
  }

  private static void shorter(String what, String text) {
    if (text != null && text.length() > LONGEST) {
      throw new BrokenRule("%s has at most %d characters.".formatted(what, LONGEST));
    }
  }

  /**
   * Of each entry of the batch.
   *
   * @throws BrokenRule when it names an entry that is not in it, or one twice
   */
  List<Decision> of(List<JournalEntry> batch) {
    Map<String, Said> said = new HashMap<>();
    entries.forEach(one -> once(said.put(key(one.key()), one) != null, one.key()));
    Map<String, String> numbers = new HashMap<>();
    documents.forEach(one -> once(numbers.put(key(one.key()), one.number()) != null, one.key()));
    List<Decision> decisions =
        batch.stream()
            .map(entry -> decision(entry, said.remove(entry.key()), numbers.remove(entry.key())))
            .toList();
    said.putAll(
        numbers.keySet().stream().collect(HashMap::new, (m, k) -> m.put(k, null), Map::putAll));
    if (!said.isEmpty()) {
      throw new BrokenRule("The batch has no entry %s.".formatted(said.keySet().iterator().next()));
    }
    return decisions;
  }

  private Decision decision(JournalEntry entry, Said said, String number) {
    String becomes = said == null ? state : said.state();
    String why = said == null ? reason : said.reason();
    boolean refused = becomes.equals("refused");
    String text = why == null || why.isBlank() ? "no reason given" : why.strip();
    return new Decision(
        entry, becomes, number == null || number.isBlank() ? null : number, refused ? text : null);
  }

  private static String key(String key) {
    if (key == null) {
      throw new BrokenRule("Every document and entry needs its key, such as DW-DE01-17.");
    }
    return key;
  }

  private static void once(boolean twice, String key) {
    if (twice) {
      throw new BrokenRule("The acknowledgement says two things of %s.".formatted(key));
    }
  }
}
