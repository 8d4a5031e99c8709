package org.dunwell.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.dunwell.contact.templates.Words;
import org.dunwell.credit.applications.form.BadField;
import org.dunwell.credit.applications.form.BadFields;

/** All that does not do in one form: whoever filled it in mends it in one go. */
final class Complaints {

  /** What no input can be named for. */
  private static final String WHOLE_FORM = "";

  private final Words words;
  private final Map<String, String> byInput = new LinkedHashMap<>();

  Complaints(Words words) {
    this.words = words;
  }

  /**
   * Reads one part of the form.
   *
   * @param input where it is typed
   * @return null when it does not do, which is written down
   */
  <T> T read(String input, Supplier<T> part) {
    try {
      return part.get();
    } catch (BadField bad) {
      byInput.putIfAbsent(input, ApplyForm.bad(words, bad));
    } catch (BadFields several) {
      several.all().forEach(bad -> byInput.putIfAbsent(input(bad), ApplyForm.bad(words, bad)));
    } catch (Refused refused) {
      byInput.putIfAbsent(input, refused.getMessage());
    }
    return null;
  }

  /** Looks at several inputs together; each that does not do is written down. */
  void check(Runnable parts) {
    read(
        WHOLE_FORM,
        () -> {
          parts.run();
          return null;
        });
  }

  /**
   * @throws RefusedForm when anything was written down
   */
  void refuseIfAny() {
    if (!byInput.isEmpty()) {
      throw new RefusedForm(byInput);
    }
  }

  /** What a page shows of any refusal, by the input to go to. */
  static Map<String, String> of(Refused refused) {
    return refused instanceof RefusedForm form
        ? form.byInput()
        : Map.of(WHOLE_FORM, refused.getMessage());
  }

  /** The input of the form in which a company is described. */
  private static String input(BadField bad) {
    return switch (bad.field()) {
      case NAME -> "company";
      case POSTAL_CODE -> "postalCode";
      case VAT -> "vatId";
      default -> bad.field().code();
    };
  }

  /** Several things in one form do not do. */
  private static final class RefusedForm extends Refused {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> byInput;

    private RefusedForm(Map<String, String> byInput) {
      super(String.join(" ", byInput.values()));
      this.byInput = new LinkedHashMap<>(byInput);
    }

    private Map<String, String> byInput() {
      return byInput;
    }
  }
}
