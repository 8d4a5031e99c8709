package org.dunwell.platform.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One element of a file that {@link SafeXml} has read, with the place where it stands. */
public final class XmlElement {

  /** An attribute; the namespace is empty for one without a prefix. */
  public record Attribute(String namespace, String name, String value) {}

  private final String namespace;
  private final String name;
  private final List<Attribute> attributes;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final int line;

  XmlElement(String namespace, String name, List<Attribute> attributes, int line) {
    this.namespace = namespace;
    this.name = name;
    this.attributes = List.copyOf(attributes);
    this.line = line;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void add(char[] chars, int start, int length) {
    text.append(chars, start, length);
  }

  public String namespace() {
    return namespace;
  }

  /** Without its prefix. */
  public String name() {
    return name;
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  public List<XmlElement> children() {
    return Collections.unmodifiableList(children);
  }

  /** Its own text, without blanks around it; comments do not part it. */
  public String text() {
    return text.toString().strip();
  }

  public boolean is(String otherNamespace, String otherName) {
    return namespace.equals(otherNamespace) && name.equals(otherName);
  }

  /** The value of an attribute without a prefix; null when it is not there. */
  public String attribute(String attribute) {
    return attribute("", attribute);
  }

  /** The value of an attribute; null when it is not there. */
  public String attribute(String ofNamespace, String attribute) {
    return attributes.stream()
        .filter(one -> one.namespace().equals(ofNamespace) && one.name().equals(attribute))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  /** The first child of that name. */
  public Optional<XmlElement> child(String child) {
    return children.stream().filter(one -> one.name.equals(child)).findFirst();
  }

  /** This element and all beneath it. */
  public Stream<XmlElement> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
  }

  /** In which its start tag ends, from 1. */
  public int line() {
    return line;
  }

  /** For people: its line, name and id. */
  public String where() {
    String id = attribute("id");
    return id == null
        ? "line %d (%s)".formatted(line, name)
        : "line %d (%s %s)".formatted(line, name, id);
  }
}
