package org.dunwell.portal.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dunwell.contact.phone.CallInput;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.phone.CallScript;
import org.dunwell.contact.phone.CallStep;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.contact.texts.CodeBySms;
import org.dunwell.contact.texts.PayLinkBySms;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The conversation on the real house, with text messages and a record that are only remembered. */
final class LineCompany {

  private static final AtomicLong CALLS = new AtomicLong(1_000);

  final List<String> notes = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  private final DefaultListableBeanFactory line;
  private final CallScript script;

  LineCompany(BeanFactory house) {
    line = new DefaultListableBeanFactory(house);
    add(CallLedger.class, Notes::new);
    add(
        CodeBySms.class,
        () -> (call, customer, number, language, code) -> texts.add(number + " " + code));
    add(
        PayLinkBySms.class,
        () -> (call, customer, number, language, link) -> texts.add(number + " " + link));
    List.of(PhoneCodes.class, Callers.class, PhoneSending.class, PhoneActs.class)
        .forEach(this::anew);
    List<Class<? extends Scene>> scenes =
        List.of(
            Entrance.class,
            MainMenu.class,
            InvoiceTalk.class,
            Sending.class,
            PromiseGroup.class,
            PromiseDay.class,
            PromiseAmount.class,
            PromiseConfirm.class,
            DisputeTalk.class,
            Handing.class);
    scenes.forEach(this::anew);
    script =
        inTransactions(
            new PhoneMenu(
                house.getBean(PhoneVisits.class),
                scenes.stream().map(type -> (Scene) line.getBean(type)).toList(),
                line.getBeanProvider(CallLedger.class)),
            new TransactionTemplate(house.getBean(PlatformTransactionManager.class)));
  }

  private final class Notes implements CallLedger {

    @Override
    public void identified(long callId, long customerId, String how) {
      notes.add("identified by " + how);
    }

    @Override
    public void noted(long callId, String outcome, String detail) {
      notes.add(outcome + ": " + detail);
    }
  }

  private <T> void add(Class<T> type, Supplier<T> one) {
    RootBeanDefinition definition = new RootBeanDefinition(type, one);
    definition.setPrimary(true);
    line.registerBeanDefinition(type.getName(), definition);
  }

  private void anew(Class<?> type) {
    RootBeanDefinition definition = new RootBeanDefinition(type);
    definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
    definition.setPrimary(true);
    line.registerBeanDefinition(type.getName(), definition);
  }

  /** As the line does it: each step in a transaction of its own. */
  private static CallScript inTransactions(CallScript menu, TransactionTemplate transaction) {
    return new CallScript() {
      @Override
      public CallStep begin(LineCall call) {
        return transaction.execute(tx -> menu.begin(call));
      }

      @Override
      public CallStep next(LineCall call, CallInput input) {
        return transaction.execute(tx -> menu.next(call, input));
      }

      @Override
      public void ended(LineCall call) {
        transaction.executeWithoutResult(tx -> menu.ended(call));
      }
    };
  }

  /** Somebody calls. */
  Telephone rings(String from, long entity, String language) {
    return new Telephone(
        script,
        new LineCall(
            CALLS.incrementAndGet(), LineCall.Direction.inbound, from, entity, null, language));
  }

  /** We have called, by a machine. */
  Telephone calls(long customer, String number, long entity, String language) {
    return new Telephone(
        script,
        new LineCall(
            CALLS.incrementAndGet(),
            LineCall.Direction.automated,
            number,
            entity,
            customer,
            language));
  }
}
