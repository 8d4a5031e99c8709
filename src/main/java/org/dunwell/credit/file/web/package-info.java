/** The pages of the credit file and the home of credit. */
package org.dunwell.credit.file.web;
