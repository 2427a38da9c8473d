using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class Vector128OnTwoThreadsConforms() : DigitalConformance("vector128", 2);
