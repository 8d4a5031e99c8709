package org.dunwell.receivables.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DunwellTest
class NotesTest {

  @Autowired TestLedger ledger;
  @Autowired Notes notes;
  @Autowired Timeline timeline;
  @Autowired Users users;
  @Autowired Access access;
  @Autowired MockMvc web;

  long customer;
  long invoice;

  @BeforeEach
  void oneCustomer() {
    ledger.begin();
    customer = ledger.customer("C 1");
    invoice = ledger.invoice(customer, "R1", "100.00", 10);
    users.ensure("manager", "manager", "Max", "Manager", "credit-managers");
  }

  @Test
  void standsWithItsAuthorAndOnTheTimeline() {
    Note note = write("Pays on Fridays.\r\nAsk for Ms Berg.");
    assertThat(note.text()).isEqualTo("Pays on Fridays.\nAsk for Ms Berg.");
    assertThat(note.author()).isEqualTo("ann");
    assertThat(note.writtenAt()).isEqualTo(TestLedger.MONDAY);
    assertThat(said("Ms Berg")).containsExactly("Note: Pays on Fridays.\nAsk for Ms Berg.");
  }

  @Test
  void onAnInvoiceItStandsOnTheInvoicesTimelineToo() {
    notes.add(new NewNote(null, customer, invoice, "Copy was sent", false, "ann"));
    assertThat(notes.ofInvoice(invoice)).extracting(Note::invoiceNumber).containsExactly("R1");
    assertThat(timeline.ofInvoice(invoice).get(0).entry().what()).isEqualTo("Note: Copy was sent");
    long other = ledger.invoice(ledger.customer("C2"), "R2", "1.00", 1);
    assertThatThrownBy(() -> notes.add(new NewNote(null, customer, other, "Wrong", false, "ann")))
        .isInstanceOf(NotThere.class);
    assertThat(ledger.count("receivables.note")).isEqualTo(1);
  }

  @Test
  void whatItSaidBeforeStaysOnTheTimeline() {
    Note note = write("Pays on Fridays");
    Note changed = change(note, "Pays on Mondays", "ann");
    assertThat(changed.changedBy()).isEqualTo("ann");
    change(changed, "Pays on Mondays", "ann");
    notes.delete(customer, note.id(), "ann");
    assertThat(said("Note"))
        .containsExactly(
            "Note deleted. It said: Pays on Mondays",
            "Note changed: Pays on Mondays\nBefore it said: Pays on Fridays",
            "Note: Pays on Fridays");
    assertThat(notes.count(customer)).isZero();
    assertThatThrownBy(() -> notes.delete(customer, note.id(), "ann")).isInstanceOf(NotThere.class);
  }

  @Test
  void isItsAuthorsAndTheManagersToChange() {
    Note note = write("Pays on Fridays");
    assertThatThrownBy(() -> change(note, "Never pays", "bob"))
        .isInstanceOf(NoteNotYours.class)
        .hasMessageContaining("ann's");
    assertThatThrownBy(() -> notes.delete(customer, note.id(), "bob"))
        .isInstanceOf(NoteNotYours.class);
    assertThat(change(note, "Pays on Mondays", "manager").changedBy()).isEqualTo("manager");
  }

  @Test
  void isNotOverwrittenByWhoHasReadItBefore() {
    Note note = write("Pays on Fridays");
    change(note, "Pays on Mondays", "manager");
    assertThatThrownBy(() -> change(note, "Pays on Tuesdays", "ann"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("manager has changed this note meanwhile");
    assertThat(notes.byId(customer, note.id()).text()).isEqualTo("Pays on Mondays");
  }

  @Test
  void hasWordsButNotTooMany() {
    for (String nothing : new String[] {null, "", " \r\n ", "a\u0000b", "x".repeat(4_001)}) {
      assertThatThrownBy(() -> write(nothing)).isInstanceOf(BrokenRule.class);
    }
    assertThat(write("x\r\n".repeat(1_333) + "y").text()).hasSize(2_667);
    assertThat(write("😀".repeat(2_000)).text()).hasSize(4_000);
    assertThat(ledger.count("receivables.note")).isEqualTo(2);
  }

  @Test
  void fiveArePinnedAndNoMore() throws Exception {
    List<Note> five = IntStream.range(0, 5).mapToObj(n -> pinned("Note " + n)).toList();
    assertThat(notes.pinned(List.of(customer)))
        .extracting(Note::text)
        .containsExactly("Note 4", "Note 3", "Note 2", "Note 1", "Note 0");
    assertThatThrownBy(() -> pinned("One more"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("5 notes are pinned already");
    assertThat(ledger.count("receivables.note")).isEqualTo(5);
    notes.pin(customer, five.get(0).id(), false);
    Note[] two = {write("a"), write("b")};
    assertThat(atOnce(() -> pinOne(two[0]), () -> pinOne(two[1])))
        .containsExactlyInAnyOrder(true, false);
    assertThat(notes.pinned(List.of(customer))).hasSize(5);
  }

  @Test
  void sentTwiceItIsThereOnce() {
    NewNote note = new NewNote("form/1", customer, null, "Pays on Fridays", false, "ann");
    assertThat(notes.add(note).id()).isEqualTo(notes.add(note).id());
    assertThat(said("Fridays")).hasSize(1);
    assertThatThrownBy(() -> notes.add(new NewNote("form/1", customer, null, "Else", false, "ann")))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("key of its own");
  }

  @Test
  void programsReadWriteChangeAndDeleteIt() throws Exception {
    String path = "/api/customers/C 1/notes";
    String location =
        ask(post(path), "{\"text\": \"Pays on Fridays\", \"invoice\": \"R1\", \"pinned\": true}")
            .andExpect(status().isCreated())
            .andExpect(header().string("Location", containsString("/api/customers/C%201/notes/")))
            .andExpect(jsonPath("$.invoiceNumber").value("R1"))
            .andReturn()
            .getResponse()
            .getHeader("Location");
    String one = location.replace("%20", " ");
    ask(post(path), "{\"text\": \"Second\"}").andExpect(status().isCreated());
    ask(get(path + "?limit=1"), null)
        .andExpect(jsonPath("$.items[0].text").value("Second"))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.next").value(containsString("/notes?limit=1&before=")));
    ask(put(one), "{\"text\": \"Pays on Mondays\", \"pinned\": false, \"version\": 0}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.pinned").value(false))
        .andExpect(jsonPath("$.changedBy").value("ann"));
    ask(get(one), null).andExpect(jsonPath("$.text").value("Pays on Mondays"));
    ask(delete(one), null).andExpect(status().isNoContent());
    ask(get(one), null).andExpect(status().isNotFound());
  }

  @Test
  void whatAProgramSendsWronglyIsRefusedWithTheReason() throws Exception {
    String path = "/api/customers/C 1/notes";
    ask(post(path), "{}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("needs words")));
    ask(post(path), "{\"text\": \"x\", \"invoice\": \"R99\"}").andExpect(status().isNotFound());
    ask(post("/api/customers/C99/notes"), "{\"text\": \"x\"}").andExpect(status().isNotFound());
    ask(get(path + "?limit=0"), null).andExpect(status().isUnprocessableEntity());
    Note note = write("x");
    ask(put(path + "/" + note.id()), "{\"text\": \"y\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("version is missing")));
    assertThat(ledger.count("receivables.note")).isEqualTo(1);
  }

  @Test
  void analystsOnlyReadAndOthersPartsAreNotThere() throws Exception {
    notes.add(new NewNote(null, customer, invoice, "On the invoice", false, "ann"));
    write("On the customer");
    String path = "/api/customers/C 1/notes";
    var analyst = user("ada").roles("ANALYST");
    web.perform(get(path).with(analyst)).andExpect(jsonPath("$.total").value(2));
    web.perform(
            post(path)
                .with(analyst)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"x\"}"))
        .andExpect(status().isForbidden());
    access.give("ann", null, "north", "admin");
    ask(get(path), null).andExpect(status().isNotFound());
    ask(post(path), "{\"text\": \"x\"}").andExpect(status().isNotFound());
  }

  @Test
  void whoSeesAnotherSellingEntityOnlySeesNoNoteOnItsInvoices() throws Exception {
    ledger.update(
        """
        with other as (
          insert into receivables.selling_entity
            (code, name, country, time_zone, calendar, currency, email)
          values ('US', 'Harbor', 'US', 'America/New_York', 'US', 'USD', 'ar@harbor.example')
          returning id)
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
        select id, ?, 'U1', '2026-01-01', '2026-02-01', 'USD', 5, 5 from other
        """,
        customer);
    notes.add(new NewNote(null, customer, invoice, "On the German invoice", false, "bob"));
    write("On the customer");
    access.give("ann", "US", null, "admin");
    ask(get("/api/customers/C 1/notes"), null)
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].text").value("On the customer"));
    ask(post("/api/customers/C 1/notes"), "{\"text\": \"x\", \"invoice\": \"R1\"}")
        .andExpect(status().isNotFound());
  }

  private boolean pinOne(Note note) {
    try {
      notes.pin(customer, note.id(), true);
      return true;
    } catch (BrokenRule full) {
      return false;
    }
  }

  private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other)
      throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both = people.invokeAll(List.of(one, other));
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      people.shutdown();
    }
  }

  private Note write(String text) {
    return notes.add(new NewNote(null, customer, null, text, false, "ann"));
  }

  private Note pinned(String text) {
    return notes.add(new NewNote(null, customer, null, text, true, "ann"));
  }

  private Note change(Note note, String text, String by) {
    return notes.change(customer, note.id(), new NoteChange(text, null, note.version()), by);
  }

  private List<String> said(String words) {
    return timeline
        .ofCustomers(List.of(customer), new Timeline.Search(words, null, true), 10)
        .stream()
        .map(line -> line.entry().what())
        .toList();
  }

  private org.springframework.test.web.servlet.ResultActions ask(
      MockHttpServletRequestBuilder request, String body) throws Exception {
    request.with(user("ann").roles("COLLECTOR")).with(csrf());
    return web.perform(
        body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
