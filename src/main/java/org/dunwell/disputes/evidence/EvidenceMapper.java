package org.dunwell.disputes.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface EvidenceMapper {

  /** Where a file comes from. */
  record Origin(String source, String by, Instant at) {}

  /** Adds it to each of these disputes that does not have it yet; answers those. */
  List<Long> insert(
      @Param("disputes") Long[] disputes,
      @Param("file") CheckedFile file,
      @Param("origin") Origin origin);

  /** The largest number of files that one of these disputes has. */
  int most(@Param("disputes") Long[] disputes);

  List<EvidenceFile> of(@Param("dispute") long dispute, @Param("limit") int limit);

  Optional<Evidence.Content> content(@Param("dispute") long dispute, @Param("id") long id);
}
