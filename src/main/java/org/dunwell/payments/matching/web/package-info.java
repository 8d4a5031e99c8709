/** The queue of lines that wait for a person, by page and by REST; remittance advices. */
package org.dunwell.payments.matching.web;
