/**
 * What we give up, with as many eyes as {@code rules/write-off-authority.dmn} asks for: proposed by
 * one person, approved by another above a limit, then booked.
 */
@NamedInterface("writeoffs")
package org.dunwell.collections.writeoffs;

import org.springframework.modulith.NamedInterface;
