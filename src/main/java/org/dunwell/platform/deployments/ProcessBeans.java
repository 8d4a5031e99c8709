package org.dunwell.platform.deployments;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The beans that diagrams may call: {@code customerCall} is the {@code CustomerCallTasks} in the
 * {@code process} package of its room.
 */
@Component
class ProcessBeans {

  private static final Pattern ROOM = Pattern.compile("org\\.dunwell\\.\\w+\\.process");
  private static final Pattern DASH = Pattern.compile("-(\\w)");

  private final BeanFactory beans;

  ProcessBeans(BeanFactory beans) {
    this.beans = beans;
  }

  /** Whether a process of this id is one of the product's, with a bean of its own. */
  boolean isOurs(String processId) {
    return isProcessBean(beanOf(processId));
  }

  /** What the bean of a process is called, whether or not it is there. */
  static String beanOf(String processId) {
    return DASH.matcher(processId).replaceAll(match -> match.group(1).toUpperCase());
  }

  boolean isProcessBean(String name) {
    return type(name) != null;
  }

  /** Whether the bean has a method for diagrams of that name and number of arguments. */
  boolean hasMethod(String bean, String method, int arguments) {
    return Arrays.stream(type(bean).getMethods())
        .filter(one -> one.getDeclaringClass() != Object.class)
        .anyMatch(one -> one.getName().equals(method) && one.getParameterCount() == arguments);
  }

  /** The names are asked by type and nothing is made: the engine starts before most beans do. */
  private Class<?> type(String name) {
    if (!beans.containsBean(name)) {
      return null;
    }
    Class<?> found = beans.getType(name, false);
    Class<?> type = found == null ? null : ClassUtils.getUserClass(found);
    boolean ours =
        type != null
            && ROOM.matcher(type.getPackageName()).matches()
            && type.getSimpleName().equals(StringUtils.capitalize(name) + "Tasks");
    return ours ? type : null;
  }
}
