package org.dunwell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Late customers are written to while nodes are killed: each after a mail chosen by lot. In the end
 * every customer has been sent one letter, whatever the mail server was asked twice.
 *
 * @param customers how many, each with {@value #INVOICES} late invoices
 * @param mailsASecond how slow the mail server is
 * @param nodes on one database; with several, all but the first are killed by lot
 * @param kills of nodes, between the first mail and the last
 * @param databaseKills of the database, likewise
 * @param seed of the lot
 */
record Kills(int customers, int mailsASecond, int nodes, int kills, int databaseKills, long seed) {

  static final int INVOICES = 5;

  /** A Wednesday at nine in Berlin, when the round of letters begins. */
  private static final Instant ROUND = Instant.parse("2026-03-04T08:00:00Z");

  private static final Instant EARLIER = Instant.parse("2026-03-04T06:30:00Z");
  private static final long SECOND = 1_000_000_000;

  /**
   * What came of it.
   *
   * @param amongMails kills between the first and the last mail
   * @param mails taken by the mail server
   * @param asksTwice mails that it was asked to take more than once
   * @param uncertain how many of these Dunwell knew of
   */
  record Report(int amongMails, long mails, int asksTwice, int uncertain, long seconds) {}

  /** On a database of its own, with the ledger coming in as files. */
  Report run(Path folder) throws Exception {
    try (Database database = new Database(folder.resolve("postgres"))) {
      askForLetters(folder, database);
      return send(folder, database.settings(), database.jdbc(), database);
    }
  }

  /**
   * From the round of letters on, on a database where all letters are asked for.
   *
   * @param server what is to be killed; null when the database is spared
   */
  Report send(Path folder, List<String> database, JdbcClient jdbc, Database server)
      throws Exception {
    List<Node> all = new ArrayList<>();
    try (Witness witness = new Witness(folder.resolve("mail"), mailsASecond)) {
      for (int i = 0; i < nodes; i++) {
        all.add(node("node-" + i, folder, database, witness.settings()));
      }
      setTheClock(ROUND, jdbc);
      long start = System.nanoTime();
      for (Node node : all) {
        node.launch();
      }
      int amongMails = killAmongMails(all, server, witness);
      waitForTheEnd(jdbc);
      return judge(jdbc, witness, amongMails, (System.nanoTime() - start) / SECOND);
    } finally {
      all.forEach(Node::close);
    }
  }

  private static Node node(String name, Path folder, List<String> database, List<String> mail)
      throws Exception {
    List<String> settings = new ArrayList<>(database);
    settings.addAll(mail);
    settings.add("dunwell.home=" + folder.resolve(name));
    settings.add("dunwell.sandbox.sample=false");
    settings.add("dunwell.mail.take-back=PT0S");
    return new Node("killed-" + name, "admin", settings);
  }

  /** Before the round of letters: one node makes the tables, reads the ledger, opens the cases. */
  private void askForLetters(Path folder, Database database) throws Exception {
    JdbcClient jdbc = database.jdbc();
    try (Node node = node("first", folder, database.settings(), List.of())) {
      node.start("dunwell.pulse=false");
      setTheClock(EARLIER, jdbc);
      node.kill();
      node.start();
      importLedger(node);
      Node.waitUntil(
          "all letters are asked for",
          () -> count(jdbc, "contact.request where state = 'waiting'") == customers * INVOICES);
      node.kill();
    }
  }

  static void setTheClock(Instant moment, JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into platform.sandbox_time (moment, set_at) values (?, ?)
            on conflict (one) do update set moment = excluded.moment, set_at = excluded.set_at
            """)
        .params(Timestamp.from(moment), Timestamp.from(Instant.now()))
        .update();
  }

  private void importLedger(Node node) throws Exception {
    node.importFile(
        "selling-entities",
        """
        code,name,country,language,timeZone,calendar,currency,email
        DE01,Nordwerk GmbH,DE,de,Europe/Berlin,DE,EUR,ar@nordwerk.example
        """);
    StringBuilder people = new StringBuilder("number,name,country,language,email,emailConsent\n");
    StringBuilder late =
        new StringBuilder("sellingEntity,customer,number,issuedOn,dueOn,currency,amount\n");
    for (int i = 1; i <= customers; i++) {
      people.append("K%d,Customer %d,DE,en,ap@c%d.example,true\n".formatted(i, i, i));
      for (int n = 1; n <= INVOICES; n++) {
        late.append(
            "DE01,K%d,R-%d-%d,2026-01-10,2026-02-2%d,EUR,%d.50\n".formatted(i, i, n, n, n * 100));
      }
    }
    node.importFile("customers", people.toString());
    node.importFile("invoices", late.toString());
  }

  /** Kills by lot, each after so many mails; answers how many fell between first and last mail. */
  private int killAmongMails(List<Node> all, Database database, Witness witness) throws Exception {
    Random lot = new Random(seed);
    List<Integer> moments =
        lot.ints(1, Math.max(2, customers * 97 / 100))
            .distinct()
            .limit(kills + databaseKills)
            .sorted()
            .boxed()
            .toList();
    List<Integer> ofDatabase = chosen(lot, moments.size());
    int amongMails = 0;
    for (int i = 0; i < moments.size(); i++) {
      int mails = moments.get(i);
      Node.waitUntil(mails + " mails are out", () -> witness.count() >= mails);
      if (ofDatabase.contains(i)) {
        database.killAndStart();
      } else {
        Node victim = victim(all, lot);
        victim.kill();
        amongMails += witness.count() < customers ? 1 : 0;
        victim.launch();
      }
    }
    return amongMails;
  }

  /** The one there is, or one of several that is up; the first is spared then. */
  private static Node victim(List<Node> all, Random lot) throws Exception {
    if (all.size() == 1) {
      return all.get(0);
    }
    List<Node> mortal = all.subList(1, all.size());
    Node.waitUntil("a node is up", () -> mortal.stream().anyMatch(Node::isUp));
    List<Node> up = mortal.stream().filter(Node::isUp).toList();
    return up.get(lot.nextInt(up.size()));
  }

  private List<Integer> chosen(Random lot, int moments) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, moments).boxed().toList());
    java.util.Collections.shuffle(all, lot);
    return all.subList(0, databaseKills);
  }

  private void waitForTheEnd(JdbcClient jdbc) throws Exception {
    Node.waitUntil(
        "all letters are out",
        () -> count(jdbc, "contact.message where state = 'delivered'") == customers);
    Node.waitUntil(
        "all requests know",
        () -> count(jdbc, "contact.request where state = 'delivered'") == customers * INVOICES);
    Node.waitUntil("all cases know", () -> count(jdbc, "platform.nudge") == 0);
  }

  private Report judge(JdbcClient jdbc, Witness witness, int amongMails, long seconds) {
    Map<String, Witness.Seen> seen = witness.seen();
    assertThat(seen).as("every customer has a letter").hasSize(customers);
    assertThat(seen.values())
        .as("and only one, however often it was handed over")
        .allSatisfy(
            one -> {
              assertThat(one.messageIds()).hasSize(1);
              assertThat(one.bodies()).hasSize(1);
            });
    assertThat(count(jdbc, "contact.message")).isEqualTo(customers);
    assertThat(count(jdbc, "collections.past_due_case where ended_at is null"))
        .isEqualTo(customers * INVOICES);
    assertThat(count(jdbc, "act_ru_job where retries_ > 0")).isEqualTo(customers * INVOICES);
    assertThat(count(jdbc, "act_ru_incident")).isZero();
    int twice = (int) seen.values().stream().filter(one -> one.mails() > 1).count();
    int uncertain = count(jdbc, "contact.message where uncertain > 0");
    assertThat(twice).as("asked twice without knowing").isLessThanOrEqualTo(uncertain);
    return new Report(amongMails, witness.count(), twice, uncertain, seconds);
  }

  private static int count(JdbcClient jdbc, String rows) {
    try {
      return jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
    } catch (org.springframework.dao.DataAccessException restarting) {
      return -1;
    }
  }
}
