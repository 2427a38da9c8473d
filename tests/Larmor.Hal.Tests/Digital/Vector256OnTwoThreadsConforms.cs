using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector256OnTwoThreadsConforms() : DigitalConformance("vector256", 2);
