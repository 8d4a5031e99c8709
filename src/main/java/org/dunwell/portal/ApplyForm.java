package org.dunwell.portal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.applications.NewApplication;
import org.dunwell.credit.applications.Wish;
import org.dunwell.credit.applications.form.AlreadyApplied;
import org.dunwell.credit.applications.form.BadField;
import org.dunwell.credit.applications.form.ConsentChanged;
import org.dunwell.credit.applications.form.Field;
import org.dunwell.credit.applications.form.Prospects;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.SignedLinks;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads what applicants type, and says in their words what of it does not do. */
@Component
class ApplyForm {

  /** Terms one can ask for, in days. */
  static final List<Integer> TERMS = List.of(14, 30, 45, 60, 90);

  private static final String PURPOSE = "apply-form";
  private static final Duration VALIDITY = Duration.ofHours(24);
  private static final List<String> USUAL = List.of("EUR", "USD", "GBP", "CHF");
  private static final int CODE = 3;

  /** A country to choose. */
  record Country(String code, String name) {}

  private final SignedLinks links;
  private final SellingEntities entities;

  ApplyForm(SignedLinks links, SellingEntities entities) {
    this.links = links;
    this.entities = entities;
  }

  /** Names a form that was drawn by us: nobody sends one that was not. */
  String freshKey() {
    return links.mint(PURPOSE, UUID.randomUUID().toString(), VALIDITY);
  }

  /** The name of a form that was sent, if we have drawn it within a day. */
  Optional<String> key(Form form) {
    return links.read(PURPOSE, form.text("key"));
  }

  /** All countries, as the language names them. */
  static List<Country> countries(Words words) {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Country(code, new Locale("", code).getDisplayCountry(words.locale())))
        .sorted(Comparator.comparing(Country::name))
        .toList();
  }

  /** Currencies one can ask for: ours first of all. */
  List<String> currencies() {
    return Stream.concat(
            new TreeSet<>(entities.all().stream().map(SellingEntity::currency).toList()).stream(),
            USUAL.stream())
        .distinct()
        .toList();
  }

  /**
   * Who applies; what of it does not do is written down, and the rest is looked at all the same.
   */
  NewProspect prospect(Form form, Complaints complaints) {
    String name = complaints.read("company", () -> Field.NAME.needed(form.text("company")));
    String country = complaints.read("country", () -> country(form));
    String currency = complaints.read("currency", () -> currency(form));
    // nothing is stored then: a stand-in lets the other fields be looked at, by no country's rules
    NewProspect typed =
        typed(
            form,
            Objects.requireNonNullElse(name, "–"),
            Objects.requireNonNullElse(country, "AQ"),
            Objects.requireNonNullElse(currency, "EUR"));
    complaints.check(() -> Prospects.check(typed));
    return typed;
  }

  private static String country(Form form) {
    String country = form.text("country");
    if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
      throw new Refused(form.words().of("apply.bad.country"));
    }
    return country;
  }

  private static NewProspect typed(Form form, String name, String country, String currency) {
    return new NewProspect(
        name,
        form.text("street"),
        nothing(form.text("postalCode")),
        form.text("city"),
        country,
        form.words().language(),
        currency,
        nothing(form.text("registration")),
        nothing(form.text("vatId")),
        form.text("industry").equals("manufacturer") ? "manufacturer" : "other",
        form.text("contact"),
        form.text("email"),
        nothing(form.text("phone")),
        nothing(form.text("website")));
  }

  /** What one asks for, whoever one is. */
  record Asked(
      Wish wish,
      List<NewReference> references,
      List<CheckedFile> documents,
      NewApplication.GivenConsent consent) {}

  /**
   * Reads all but who asks.
   *
   * @param address the network address it came from
   */
  Asked asked(Form form, List<MultipartFile> files, String address, Complaints complaints) {
    return new Asked(
        wish(form, complaints),
        references(form, complaints),
        complaints.read(
            "file",
            () -> ReceivedFiles.documents(files, NewApplication.MOST_DOCUMENTS, form.words())),
        complaints.read("agree", () -> consent(form, address)));
  }

  /** What is wanted; without a currency no amount can be read. */
  private Wish wish(Form form, Complaints complaints) {
    String currency = complaints.read("currency", () -> currency(form));
    Integer days = complaints.read("terms", () -> terms(form));
    if (currency == null || days == null) {
      return null;
    }
    BigDecimal purchases =
        complaints.read(
            "purchases", () -> Field.PURCHASES.money(money(form, "purchases", currency), currency));
    return complaints.read(
        "amount", () -> new Wish(money(form, "amount", currency), currency, days, purchases));
  }

  private static BigDecimal money(Form form, String input, String currency) {
    return form.amount(input, currency, null);
  }

  private String currency(Form form) {
    String currency = form.text("currency");
    if (currency.length() != CODE || !currencies().contains(currency)) {
      throw new Refused(form.words().of("apply.bad.currency"));
    }
    return currency;
  }

  private static int terms(Form form) {
    return TERMS.stream()
        .filter(days -> days.toString().equals(form.text("terms")))
        .findFirst()
        .orElseThrow(() -> new Refused(form.words().of("apply.bad.terms")));
  }

  /** Rows in which nothing stands are none. */
  private static List<NewReference> references(Form form, Complaints complaints) {
    List<String> companies = form.sent().getOrDefault("refCompany", List.of());
    List<String> contacts = form.sent().getOrDefault("refContact", List.of());
    List<String> emails = form.sent().getOrDefault("refEmail", List.of());
    int rows = Math.max(companies.size(), Math.max(contacts.size(), emails.size()));
    if (rows > NewReference.MOST) {
      throw new Refused(form.words().of("apply.references.many", NewReference.MOST));
    }
    List<NewReference> references = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String company = at(companies, i);
      String contact = at(contacts, i);
      String email = at(emails, i);
      if (!(company + contact + email).isBlank()) {
        references.add(
            complaints.read(
                "refCompany" + (i + 1), () -> new NewReference(company, contact, email)));
      }
    }
    return references;
  }

  private static String at(List<String> values, int index) {
    return index < values.size() && values.get(index) != null ? values.get(index) : "";
  }

  private static NewApplication.GivenConsent consent(Form form, String address) {
    if (!form.text("agree").equals("true")) {
      throw new Refused(form.words().of("apply.consent.missing"));
    }
    return new NewApplication.GivenConsent(form.text("consent"), form.words().language(), address);
  }

  /**
   * What a room refuses, in the words of whoever typed it.
   *
   * @throws Refused in the place of what the room says
   */
  static <T> T inTheirWords(Words words, Supplier<T> work) {
    try {
      return work.get();
    } catch (BadField bad) {
      throw new Refused(bad(words, bad));
    } catch (AlreadyApplied running) {
      throw new Refused(words.of("apply.already"));
    } catch (ConsentChanged changed) {
      throw new Refused(words.of("apply.consent.changed"));
    } catch (Refused said) {
      throw said;
    } catch (BrokenRule other) {
      throw new Refused(words.of("apply.refused"), other);
    }
  }

  /** What is wrong with a field, in these words. */
  static String bad(Words words, BadField bad) {
    return words.of(
        "apply.bad." + bad.problem().code(),
        words.of("apply.field." + bad.field().code()),
        bad.detail());
  }

  private static String nothing(String text) {
    return text.isEmpty() ? null : text;
  }
}
