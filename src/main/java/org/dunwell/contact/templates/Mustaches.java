package org.dunwell.contact.templates;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Mustache without any way to code: values are found in maps only, never by reflection, and a piece
 * is one of ours.
 */
final class Mustaches {

  private final Mustache.Compiler compiler;

  /** With the pieces that texts may include, by name. */
  Mustaches(Function<String, String> pieces) {
    compiler =
        Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withCollector(new MapsOnly())
            .withLoader(name -> new StringReader(pieces.apply(name)));
  }

  Template compile(String text) {
    return compiler.compile(text);
  }

  /** The library's own collector calls methods and reads fields of whatever stands in a place. */
  private static final class MapsOnly extends BasicCollector {

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
      return context instanceof Map ? super.createFetcher(context, name) : null;
    }

    /** Texts are compiled once and filled by many threads. */
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }
}
