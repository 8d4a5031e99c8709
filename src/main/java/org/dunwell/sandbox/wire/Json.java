package org.dunwell.sandbox.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** The form in which counterparties keep and show their objects. */
public final class Json {

  /** Fields that begin so are the sandbox's own and never leave it. */
  public static final String HIDDEN = "_";

  /** Reads and writes it. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private Json() {}

  /** A copy without what is not for others. */
  public static ObjectNode shown(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    for (Iterator<String> names = copy.fieldNames(); names.hasNext(); ) {
      if (names.next().startsWith(HIDDEN)) {
        names.remove();
      }
    }
    return copy;
  }

  /** The id of a kept object. */
  public static String id(ObjectNode object) {
    return object.get("id").asText();
  }
}
