private import Foundation

/// A number to a power, as IEEE 754 defines `pow`.
func raised(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
