package org.dunwell.receivables.imports;

import java.util.Map;
import java.util.Set;

/**
 * What a country suggests where a file says nothing: the language letters are written in and the
 * time zone of its business centre. A file that says them is always right.
 */
public final class Places {

  private static final Set<String> GERMAN = Set.of("DE", "AT", "CH", "LI");

  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("AE", "Asia/Dubai"),
          Map.entry("AT", "Europe/Vienna"),
          Map.entry("AU", "Australia/Sydney"),
          Map.entry("BE", "Europe/Brussels"),
          Map.entry("BG", "Europe/Sofia"),
          Map.entry("BR", "America/Sao_Paulo"),
          Map.entry("CA", "America/Toronto"),
          Map.entry("CH", "Europe/Zurich"),
          Map.entry("CN", "Asia/Shanghai"),
          Map.entry("CZ", "Europe/Prague"),
          Map.entry("DE", "Europe/Berlin"),
          Map.entry("DK", "Europe/Copenhagen"),
          Map.entry("EE", "Europe/Tallinn"),
          Map.entry("ES", "Europe/Madrid"),
          Map.entry("FI", "Europe/Helsinki"),
          Map.entry("FR", "Europe/Paris"),
          Map.entry("GB", "Europe/London"),
          Map.entry("GR", "Europe/Athens"),
          Map.entry("HR", "Europe/Zagreb"),
          Map.entry("HU", "Europe/Budapest"),
          Map.entry("IE", "Europe/Dublin"),
          Map.entry("IN", "Asia/Kolkata"),
          Map.entry("IT", "Europe/Rome"),
          Map.entry("JP", "Asia/Tokyo"),
          Map.entry("KR", "Asia/Seoul"),
          Map.entry("KW", "Asia/Kuwait"),
          Map.entry("LI", "Europe/Vaduz"),
          Map.entry("LT", "Europe/Vilnius"),
          Map.entry("LU", "Europe/Luxembourg"),
          Map.entry("LV", "Europe/Riga"),
          Map.entry("MX", "America/Mexico_City"),
          Map.entry("NL", "Europe/Amsterdam"),
          Map.entry("NO", "Europe/Oslo"),
          Map.entry("NZ", "Pacific/Auckland"),
          Map.entry("PL", "Europe/Warsaw"),
          Map.entry("PT", "Europe/Lisbon"),
          Map.entry("RO", "Europe/Bucharest"),
          Map.entry("SE", "Europe/Stockholm"),
          Map.entry("SG", "Asia/Singapore"),
          Map.entry("SI", "Europe/Ljubljana"),
          Map.entry("SK", "Europe/Bratislava"),
          Map.entry("TR", "Europe/Istanbul"),
          Map.entry("US", "America/New_York"),
          Map.entry("ZA", "Africa/Johannesburg"));

  private Places() {}

  /** ISO 639-1. */
  public static String languageOf(String country) {
    return GERMAN.contains(country) ? "de" : "en";
  }

  /** The id of a zone; UTC for a country nobody has told us of. */
  public static String zoneOf(String country) {
    return ZONES.getOrDefault(country, "UTC");
  }
}
