package org.dunwell.promises.spoken;
import java.nio.file.*; import java.util.*; import java.time.*; import java.math.*;
import org.dunwell.platform.Money;
public class DevOwn {
  public static void main(String[] a) throws Exception {
    var p = new SpokenPromises(); int ok=0,n=0;
    for (String l : Files.readAllLines(Path.of("/tmp/detect/own.txt"))) {
      if (l.isBlank()||l.startsWith("#")) continue;
      String[] x = l.split("\\|"); // lang|called|open|cur|yes/no|date|amount|sentence
      var c = SpokenContext.of(LocalDate.parse(x[1]), Money.of(x[2], x[3]));
      var f = p.in(List.of(new Utterance(Speaker.customer,0,1000,x[7],x[0])), c); n++;
      String got = f.isEmpty()?"no||":"yes|"+(f.get(0).date()==null?"":f.get(0).date())+"|"+(f.get(0).amount()==null?"":f.get(0).amount().amount());
      if (got.equals(x[4]+"|"+x[5]+"|"+x[6])) ok++; else System.out.println("want "+x[4]+"|"+x[5]+"|"+x[6]+" got "+got+(f.isEmpty()?"":" ["+f.get(0).reason()+"]")+"\n   "+x[7]+"\n   "+Said.of(x[7],x[0],PhraseBook.of(x[0]),c).clauses().stream().map(Clause::text).toList());
    }
    System.out.println(ok+" of "+n);
  }
}
