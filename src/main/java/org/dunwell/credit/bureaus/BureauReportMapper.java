package org.dunwell.credit.bureaus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BureauReportMapper {

  /** A file to be saved by whoever asks for it. */
  record Content(String fileName, String mediaType, byte[] bytes) {}

  /** Empty when it is there already. */
  Optional<Long> insert(
      @Param("party") long partyId,
      @Param("report") NewReport report,
      @Param("meaning") Bands.Meaning meaning,
      @Param("origin") ReportBook.Origin origin,
      @Param("now") Instant now);

  /** The latest of each party, by the day as of which they speak. */
  List<BureauReport> latest(@Param("parties") Long[] partyIds);

  /** The latest with a score of each party, as of a day. */
  List<BureauReport> latestScored(@Param("parties") Long[] partyIds, @Param("on") LocalDate on);

  List<BureauReport> of(@Param("party") long partyId, @Param("limit") int limit);

  Optional<Content> content(@Param("party") long partyId, @Param("id") long id);

  /** When the last report about the party came. */
  Optional<Instant> lastReceived(@Param("party") long partyId);

  /**
   * At most two parties that are registered under a number.
   *
   * @param plainNumber letters and digits only, in capitals
   * @param country null for any
   */
  List<Long> partiesRegistered(
      @Param("number") String plainNumber, @Param("country") String country);
}
