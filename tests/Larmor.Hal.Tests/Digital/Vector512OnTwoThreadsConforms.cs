using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector512OnTwoThreadsConforms() : DigitalConformance("vector512", 2);
