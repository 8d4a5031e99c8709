package org.dunwell.payments.bank.read;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dunwell.payments.bank.read.StatementHead.Kind;

/**
 * The classes that Prowide has for one version of camt.052, 053 or 054: found by the namespace, so
 * that a version the library learns is one that we read.
 */
final class CamtModel {

  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(camt\\.05([234])\\.(\\d{3})\\.(\\d{2}))");
  private static final String LIBRARY = "com.prowidesoftware.swift.model.mx.";

  private static final Map<String, Optional<CamtModel>> MODELS = new ConcurrentHashMap<>();

  private final String name;
  private final Kind kind;
  private final String element;
  private final Class<?> statement;
  private final Class<?> transaction;
  private final JAXBContext context;
  private final Map<String, Class<?>> children = new ConcurrentHashMap<>();

  private CamtModel(String name, Kind kind, String element, Class<?> message) {
    this.name = name;
    this.kind = kind;
    this.element = element;
    this.statement = typeOf(getter(content(message), element));
    this.transaction = findTransaction();
    try {
      this.context = JAXBContext.newInstance(statement);
    } catch (JAXBException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The model of a namespace; empty when the library has none. */
  static Optional<CamtModel> of(String namespace) {
    Matcher known = NAMESPACE.matcher(namespace == null ? "" : namespace);
    return known.matches() ? MODELS.computeIfAbsent(namespace, n -> load(known)) : Optional.empty();
  }

  private static Optional<CamtModel> load(Matcher known) {
    String number = known.group(2);
    try {
      Class<?> message =
          Class.forName(LIBRARY + "MxCamt05" + number + known.group(3) + known.group(4));
      return Optional.of(
          switch (number) {
            case "2" -> new CamtModel(known.group(1), Kind.REPORT, "Rpt", message);
            case "3" -> new CamtModel(known.group(1), Kind.STATEMENT, "Stmt", message);
            default -> new CamtModel(known.group(1), Kind.NOTIFICATION, "Ntfctn", message);
          });
    } catch (ClassNotFoundException unknown) {
      return Optional.empty();
    }
  }

  /** The message has one field that is no constant: what stands in the document. */
  private static Class<?> content(Class<?> message) {
    for (Field field : message.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && field.getType().getName().startsWith(LIBRARY + "dic.")) {
        return field.getType();
      }
    }
    throw new IllegalStateException(message + " has no content");
  }

  private static Method getter(Class<?> owner, String element) {
    try {
      return owner.getMethod("get" + element);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> typeOf(Method getter) {
    return getter.getGenericReturnType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : getter.getReturnType();
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  /** What one statement is called: {@code Rpt}, {@code Stmt} or {@code Ntfctn}. */
  String element() {
    return element;
  }

  JAXBContext context() {
    return context;
  }

  /** The class of an element of a statement. */
  Class<?> child(String child) {
    return children.computeIfAbsent(child, name -> typeOf(getter(statement, name)));
  }

  /** The class of a transaction, which the first version has in the entry itself. */
  Class<?> transaction() {
    return transaction;
  }

  private Class<?> findTransaction() {
    Class<?> entry = child("Ntry");
    try {
      return typeOf(entry.getMethod("getTxDtls"));
    } catch (NoSuchMethodException later) {
      return typeOf(getter(typeOf(getter(entry, "NtryDtls")), "TxDtls"));
    }
  }
}
