package org.dunwell.payments.bank.read;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What mt940-python has made of a file: its pickled objects, taken from the tree of the YAML
 * without making an object of any of them.
 */
final class GoldenTransactions {

  private final MappingNode root;

  GoldenTransactions(Path yml) throws Exception {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10_000);
    options.setAllowRecursiveKeys(true);
    options.setTagInspector(tag -> true);
    this.root = (MappingNode) new Yaml(options).compose(new StringReader(Files.readString(yml)));
  }

  /** Of the file as a whole: the last of its statements. */
  Map<String, Object> file() {
    return values((MappingNode) child(root, "data"));
  }

  List<Map<String, Object>> lines() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Node one : ((SequenceNode) child(root, "transactions")).getValue()) {
      lines.add(values((MappingNode) child((MappingNode) one, "data")));
    }
    return lines;
  }

  private static Map<String, Object> values(MappingNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      values.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode()));
    }
    return values;
  }

  private static Object value(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
    }
    if (node instanceof MappingNode map) {
      Node amount = child(map, "amount");
      // a balance holds an amount, which holds a number
      return amount == null
          ? null
          : amount instanceof MappingNode inner ? value(inner) : number((SequenceNode) amount);
    }
    Node first = ((SequenceNode) node).getValue().get(0);
    return first instanceof ScalarNode day ? day(day.getValue()) : null;
  }

  private static BigDecimal number(SequenceNode node) {
    return new BigDecimal(((ScalarNode) node.getValue().get(0)).getValue());
  }

  private static LocalDate day(String base64) {
    byte[] bytes = Base64.getMimeDecoder().decode(base64);
    return LocalDate.of((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF, bytes[2], bytes[3]);
  }

  private static Node child(MappingNode node, String name) {
    for (NodeTuple tuple : node.getValue()) {
      if (((ScalarNode) tuple.getKeyNode()).getValue().equals(name)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }
}
