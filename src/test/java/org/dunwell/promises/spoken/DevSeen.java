package org.dunwell.promises.spoken;
import java.util.*;
public class DevSeen {
  public static void main(String[] a) {
    var p = new SpokenPromises(); int ok = 0, n = 0;
    for (var r : Corpus.read("seen")) {
      var f = p.in(List.of(r.utterance()), r.context()); n++;
      boolean good = r.promise() == !f.isEmpty() && (f.isEmpty() || Objects.equals(f.get(0).date(), r.date()) && Objects.equals(f.get(0).amount(), r.amount()));
      if (good) ok++; else System.out.println(r.id() + " want " + (r.promise() ? r.date() + " " + r.amount() : "none") + " got " + (f.isEmpty() ? "none" : f.get(0).date() + " " + f.get(0).amount() + " [" + f.get(0).reason() + "]") + "\n    " + r.utterance().text() + "\n    " + Said.of(r.utterance().text(), r.utterance().language(), PhraseBook.of(r.utterance().language()), r.context()).clauses().stream().map(Clause::text).toList());
    }
    System.out.println(ok + " of " + n);
  }
}
