//! Grammars of Chinese official writing: numerals, quantities, dates, headings, enumerations, titles, document numbers
