package org.dunwell.disputes.reasons;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reason codes with their X12 codes and words; a code of null stands for all of them. */
@Mapper
interface ReasonCodeMapper {

  /** As its row is stored. */
  record Row(
      String code,
      String name,
      String peppol,
      String department,
      int targetMinutes,
      Instant retiredAt,
      int version) {}

  record X12Row(String code, String x12) {}

  record WordsRow(String code, String language, String words) {}

  List<Row> codes(@Param("code") String code);

  List<X12Row> x12(@Param("code") String code);

  List<WordsRow> words(@Param("code") String code);

  Optional<String> codeOfX12(@Param("x12") String x12);

  /** 0 when the code or the name is taken. */
  int insert(
      @Param("code") String code,
      @Param("r") ReasonCodeEntry reason,
      @Param("minutes") int minutes);

  /** 0 when somebody else has changed it since this version. */
  int change(
      @Param("code") String code,
      @Param("version") int version,
      @Param("r") ReasonCodeEntry reason,
      @Param("minutes") int minutes);

  boolean nameTaken(@Param("code") String code, @Param("name") String name);

  /** 0 when it was so already; null takes it back. */
  int retire(@Param("code") String code, @Param("at") Instant at);

  int deleteX12(@Param("code") String code);

  /** 0 when another reason has it. */
  int insertX12(
      @Param("code") String code, @Param("position") int position, @Param("x12") String x12);

  int deleteWords(@Param("code") String code);

  int insertWords(
      @Param("code") String code, @Param("language") String language, @Param("words") String words);

  /** Keeps the department from being retired meanwhile; empty when it is, or there is none. */
  Optional<String> lockActiveDepartment(@Param("code") String code);
}
