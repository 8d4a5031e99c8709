package org.dunwell.contact.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PhoneCallMapper {

  /** A call to write down. */
  record NewCall(
      String key,
      String direction,
      Long customerId,
      long sellingEntityId,
      String ourNumber,
      String theirNumber,
      String language,
      String userId,
      String deskNumber,
      String sid,
      String state,
      Instant at) {}

  /** A party of a call. */
  record Leg(
      String sid,
      long callId,
      String role,
      String userId,
      String state,
      Instant answeredAt,
      Instant endedAt) {}

  /** What the line has said. */
  record Step(String kind, String[] users, String document) {}

  /** How a call ended. */
  record End(long id, String result, String problem, Instant at) {}

  Optional<Long> insert(@Param("call") NewCall call);

  Optional<Long> idOfKey(@Param("key") String key);

  Optional<CallRow> byId(@Param("id") long id);

  Optional<CallRow> lock(@Param("id") long id);

  Optional<Long> idOfLeg(@Param("sid") String sid);

  Optional<PhoneCall> shown(@Param("id") long id);

  List<PhoneCall> ofCustomer(@Param("customer") long customer, @Param("limit") int limit);

  /** A number that rings already, for a call that is not over. */
  boolean rings(@Param("number") String number);

  Optional<Instant> nextPlanned();

  List<CallRow> planned(@Param("limit") int limit);

  /** 0 when somebody else is at it. */
  int begin(@Param("id") long id, @Param("now") Instant now, @Param("lookAt") Instant lookAt);

  /** Twilio's name for it, once. */
  void named(@Param("id") long id, @Param("sid") String sid);

  void ringing(@Param("id") long id);

  void talking(@Param("id") long id, @Param("at") Instant at);

  /** 0 when it is over already. */
  int end(End end);

  void saveLeg(@Param("leg") Leg leg);

  void endLegs(@Param("id") long id, @Param("at") Instant at);

  List<Leg> legs(@Param("id") long id);

  void reached(@Param("id") long id);

  void answeredBy(@Param("id") long id, @Param("who") String who);

  void consent(@Param("id") long id, @Param("consent") String consent);

  void takenBy(@Param("id") long id, @Param("user") String user);

  void identified(@Param("id") long id, @Param("customer") long customer, @Param("how") String how);

  void note(@Param("id") long id, @Param("outcome") String outcome);

  Optional<Step> step(@Param("call") long call, @Param("name") String name);

  void insertStep(
      @Param("call") long call,
      @Param("name") String name,
      @Param("step") Step step,
      @Param("now") Instant now);

  /** What the line has said in calls before that moment. */
  void forgetSteps(@Param("before") Instant before);

  Optional<Instant> nextLook();

  List<CallRow> toLookAt(@Param("now") Instant now, @Param("limit") int limit);

  /** A null moment: never again. */
  void lookAgain(@Param("id") long id, @Param("at") Instant at);

  Optional<Instant> nextFinish();

  List<Long> toFinish(@Param("now") Instant now, @Param("limit") int limit);

  void finished(@Param("id") long id, @Param("now") Instant now);

  void finishLater(@Param("id") long id, @Param("at") Instant at, @Param("problem") String problem);

  /** Names at Twilio that calls of ours have already. */
  List<String> known(@Param("sids") String[] sids);

  /** Whom an automated call goes to; the number as it was written, and the country of its owner. */
  record Callee(String number, String country, String language) {}

  Optional<Callee> callee(@Param("customer") long customer);

  void calledBy(@Param("requests") Long[] requests, @Param("call") long call);

  /** The requests that a call was to fulfil. */
  List<Long> requests(@Param("call") long call);

  List<Long> invoicesOf(@Param("call") long call);

  /** A person is to call about what is still past due. */
  void toPeople(@Param("call") long call, @Param("why") String why, @Param("now") Instant now);

  /** What a customer owes too late, unless a colleague is to call about it anyway. */
  List<Long> pastDue(
      @Param("customer") long customer, @Param("asked") boolean asked, @Param("now") Instant now);
}
