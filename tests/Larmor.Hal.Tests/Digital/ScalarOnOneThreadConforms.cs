using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ScalarOnOneThreadConforms() : DigitalConformance("scalar", 1);
