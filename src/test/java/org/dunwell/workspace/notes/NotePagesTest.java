package org.dunwell.workspace.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.receivables.notes.NewNote;
import org.dunwell.receivables.notes.Note;
import org.dunwell.receivables.notes.Notes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DunwellTest
class NotePagesTest {

  @Autowired TestLedger ledger;
  @Autowired Notes notes;
  @Autowired MockMvc web;

  long customer;
  long invoice;

  @BeforeEach
  void oneCustomer() {
    ledger.begin();
    customer = ledger.customer("C1");
    invoice = ledger.invoice(customer, "R1", "100.00", 10);
  }

  @Test
  void aNoteIsWrittenOnTheCustomersPageAndPinnedOnTop() throws Exception {
    assertThat(page("/customers/C1")).contains("Nobody has written anything down yet");
    assertThat(
            send(post("/customers/C1/notes").param("text", "Pays on Fridays")).getRedirectedUrl())
        .isEqualTo("/customers/C1");
    Note note = notes.list(java.util.List.of(customer), null, null, 1).get(0);
    assertThat(page("/customers/C1")).doesNotContain("Pinned notes").contains("Pays on Fridays");
    send(post("/customers/C1/notes/{id}/pin", note.id()).param("pinned", "true"));
    String top = page("/customers/C1");
    assertThat(top.indexOf("Pays on Fridays"))
        .isBetween(top.indexOf("Pinned notes"), top.indexOf("Contacts"));
    assertThat(top.split("Pinned notes")).as("the page around the one heading").hasSize(2);
  }

  @Test
  void whatIsWrittenIsNeverMarkup() throws Exception {
    write("<script>alert(1)</script> http://evil.example/ & so on");
    assertThat(page("/customers/C1"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; http://evil.example/ &amp; so on")
        .doesNotContain("href=\"http://evil.example");
  }

  @Test
  void theSearchOfTheTimelineFindsIt() throws Exception {
    write("Ask for Ms Berg");
    String found = page("/customers/C1?q=ms berg");
    assertThat(found).contains("Note: Ask for Ms Berg");
    assertThat(page("/customers/C1?q=mr berg")).contains("Nothing that happened says");
  }

  @Test
  void theInvoicesPageHasTheNotesOnIt() throws Exception {
    String back =
        send(post("/customers/C1/notes")
                .param("text", "Copy was sent")
                .param("invoiceId", Long.toString(invoice)))
            .getRedirectedUrl();
    assertThat(back).isEqualTo("/invoices/" + invoice);
    assertThat(page("/invoices/" + invoice)).contains("Copy was sent").contains("Write a note");
    assertThat(page("/customers/C1")).contains("invoice R1");
  }

  @Test
  void whatIsRefusedKeepsWhatWasTyped() throws Exception {
    MockHttpServletResponse refused =
        send(post("/customers/C1/notes").param("text", "x".repeat(4_001)));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("at most 4,000").contains("x".repeat(4_001));
    Note anns = notes.add(new NewNote(null, customer, null, "Hers", false, "ann"));
    MockHttpServletResponse notHis =
        send(
            post("/customers/C1/notes/{id}", anns.id())
                .param("text", "His now")
                .param("version", "0"));
    assertThat(notHis.getStatus()).isEqualTo(422);
    assertThat(notHis.getContentAsString()).contains("ann&#39;s").contains("His now");
    send(post("/customers/C1/notes/{id}/delete", anns.id()));
    assertThat(notes.byId(customer, anns.id()).text()).isEqualTo("Hers");
    assertThat(send(post("/customers/C1/notes/4711").param("text", "x")).getStatus())
        .isEqualTo(404);
  }

  @Test
  void itsAuthorChangesAndDeletesIt() throws Exception {
    Note note = write("Pays on Fridays");
    assertThat(page("/customers/C1/notes/" + note.id())).contains("Pays on Fridays</textarea>");
    send(
        post("/customers/C1/notes/{id}", note.id())
            .param("text", "Pays on Mondays")
            .param("pinned", "true")
            .param("version", "0"));
    assertThat(page("/customers/C1/notes")).contains("Pays on Mondays").contains("pinned");
    send(post("/customers/C1/notes/{id}/delete", note.id()));
    assertThat(page("/customers/C1/notes")).contains("Nobody has written");
    assertThat(page("/customers/C1")).contains("Note deleted. It said: Pays on Mondays");
  }

  @Test
  void anAnalystReadsButIsOfferedNothing() throws Exception {
    write("Pays on Fridays");
    String page =
        web.perform(get("/customers/C1").with(user("ada").roles("ANALYST")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page).contains("Pays on Fridays").doesNotContain("Write a note");
  }

  @Test
  void olderNotesFollowPageByPage() throws Exception {
    for (int n = 1; n <= 60; n++) {
      write("Note number " + n + ".");
    }
    String first = page("/customers/C1/notes");
    assertThat(first).contains("Note number 60.").contains("Note number 11.");
    assertThat(first).doesNotContain("Note number 10.").contains("Older notes");
    long eleventh =
        ledger.one(Long.class, "select id from receivables.note where text = 'Note number 11.'");
    assertThat(page("/customers/C1/notes?before=" + eleventh))
        .contains("Note number 10.")
        .doesNotContain("Older notes");
  }

  private Note write(String text) {
    return notes.add(new NewNote(null, customer, null, text, false, "carol"));
  }

  private String page(String path) throws Exception {
    return web.perform(get(path).with(carol())).andReturn().getResponse().getContentAsString();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request.with(carol()).with(csrf())).andReturn().getResponse();
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor carol() {
    return user("carol").roles("COLLECTOR");
  }
}
