using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ScalarOnTwoThreadsConforms() : DigitalConformance("scalar", 2);
