package org.dunwell.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers, and those that belong to accounts: where their calls and messages go. */
final class Numbers {

  private static final Pattern E_164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LOCAL = 10;
  private static final int MISSING = 21452;
  private static final int INVALID = 21421;
  private static final int TAKEN = 21422;

  private static final Map<String, String> TEXTS = Map.of("FriendlyName", "friendly_name");

  private static final Map<String, String> URLS =
      Map.of(
          "VoiceUrl", "voice_url",
          "VoiceFallbackUrl", "voice_fallback_url",
          "SmsUrl", "sms_url",
          "SmsFallbackUrl", "sms_fallback_url",
          "StatusCallback", "status_callback");

  private static final Map<String, String> METHODS =
      Map.of(
          "VoiceMethod", "voice_method",
          "VoiceFallbackMethod", "voice_fallback_method",
          "SmsMethod", "sms_method",
          "SmsFallbackMethod", "sms_fallback_method",
          "StatusCallbackMethod", "status_callback_method");

  private final Exchange exchange;

  Numbers(Exchange exchange) {
    this.exchange = exchange;
  }

  static boolean isValid(String number) {
    return E_164.matcher(number).matches();
  }

  /** A number as people write it; without a country it is American. */
  static Optional<String> dialled(String text) {
    String digits = text.replaceAll("[^+0-9]", "");
    String number =
        digits.startsWith("+") ? digits : digits.length() == LOCAL ? "+1" + digits : "+" + digits;
    return Optional.of(number).filter(Numbers::isValid);
  }

  /** Any number may be had that nobody else has. */
  ObjectNode create(Change change, String account, Params params) {
    String wanted = params.required("PhoneNumber", MISSING);
    if (!isValid(wanted)) {
      throw ApiError.invalid(INVALID, "PhoneNumber is invalid: " + wanted);
    }
    if (exchange.phones.isOurs(wanted)) {
      throw ApiError.invalid(TAKEN, "%s is not available.".formatted(wanted));
    }
    ObjectNode number = change.create(Kinds.NUMBER, account);
    number.put("phone_number", wanted).put("friendly_name", wanted);
    number.putObject("capabilities").put("voice", true).put("sms", true).put("mms", false);
    number.put("uri", Calls.uri(number, "IncomingPhoneNumbers"));
    return update(number, params);
  }

  static ObjectNode update(ObjectNode number, Params params) {
    TEXTS.forEach((name, field) -> params.text(name).ifPresent(text -> number.put(field, text)));
    URLS.forEach(
        (name, field) -> {
          if (params.has(name)) {
            number.put(field, params.url(name).orElse(""));
          }
        });
    METHODS.forEach(
        (name, field) -> {
          if (params.has(name)) {
            number.put(field, params.method(name));
          }
        });
    params.ignore("PhoneNumber", "ApiVersion");
    params.done();
    return number;
  }

  /** What is known of a number: its form, no more. */
  static ObjectNode lookup(ObjectNode found, String text, Params params) {
    List<String> fields = List.of(params.text("Fields").orElse("").split(","));
    params.ignore("CountryCode");
    params.done();
    Optional<String> number = dialled(text);
    found.put("calling_country_code", number.map(Numbers::countryCode).orElse(null));
    found.putNull("country_code");
    found.put("phone_number", number.orElse(text)).put("national_format", text);
    found.put("valid", number.isPresent());
    found.putArray("validation_errors");
    number.ifPresentOrElse(
        any -> {}, () -> found.withArray("validation_errors").add("NOT_A_NUMBER"));
    found.putNull("caller_name").putNull("line_type_intelligence");
    if (fields.contains("line_type_intelligence") && number.isPresent()) {
      ObjectNode line = found.putObject("line_type_intelligence");
      line.put("type", "mobile").put("carrier_name", "Sandbox").putNull("error_code");
      line.putNull("mobile_country_code").putNull("mobile_network_code");
    }
    return found;
  }

  /** The codes of one digit and of two; the others have three. */
  private static String countryCode(String number) {
    String digits = number.substring(1);
    if (digits.startsWith("1") || digits.startsWith("7")) {
      return digits.substring(0, 1);
    }
    boolean two = digits.matches("(2[07]|3[0123469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]).*");
    return digits.substring(0, two ? 2 : 3);
  }
}
