using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class ChipAddressTests
{
    [TestMethod]
    [DataRow("digital", "digital", "")]
    [DataRow("sim:crossbar", "sim", "crossbar")]
    [DataRow("sim:crossbar?bits=4&seed=2", "sim", "crossbar")]
    [DataRow("spi:0.1", "spi", "0.1")]
    [DataRow("twin:a:b.json", "twin", "a:b.json")]
    public void An_address_has_a_scheme_and_a_name(string text, string scheme, string name)
    {
        ChipAddress address = ChipAddress.Parse(text);
        Assert.AreEqual(scheme, address.Scheme);
        Assert.AreEqual(name, address.Name);
        Assert.AreEqual(text, address.ToString());
    }

    [TestMethod]
    public void Parameters_are_read_by_kind_with_fallbacks()
    {
        ChipAddress address = ChipAddress.Parse("sim:x?a=0.25&b=-3&c=word&d=");
        Assert.AreEqual(0.25f, address.Number("a", 1f, 0f, 1f));
        Assert.AreEqual(-3L, address.Whole("b", 1, -5, 5));
        Assert.AreEqual("word", address.Word("c", "other"));
        Assert.AreEqual("", address.Word("d", "other"));
        Assert.AreEqual(7f, address.Number("e", 7f, 0f, 1f), "an absent one is the caller's own default");
        address.RefuseUnread();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(":crossbar")]
    [DataRow("?a=1")]
    public void An_address_without_a_scheme_is_refused(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ChipAddress.Parse(text));
        Assert.Contains($"'{text}' is empty", refusal.Message);
        Assert.Contains("digital", refusal.Message);
    }

    [TestMethod]
    [DataRow("sim:x?a")]
    [DataRow("sim:x?=1")]
    [DataRow("sim:x?a=1&a=2")]
    [DataRow("sim:x?a=1&")]
    [DataRow("sim:x?")]
    public void A_parameter_that_is_not_a_new_key_and_value_is_refused(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ChipAddress.Parse(text));
        Assert.Contains("is not a new key=value", refusal.Message);
        Assert.Contains("write sim:x?key=value", refusal.Message);
    }

    [TestMethod]
    [DataRow("sim:x?a=2", "a is '2'")]
    [DataRow("sim:x?a=-0.1", "a is '-0.1'")]
    [DataRow("sim:x?a=NaN", "a is 'NaN'")]
    [DataRow("sim:x?a=Infinity", "a is 'Infinity'")]
    [DataRow("sim:x?a=0,5", "a is '0,5'")]
    [DataRow("sim:x?a=", "a is ''")]
    public void A_number_outside_its_range_is_refused_with_both(string text, string value)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ChipAddress.Parse(text).Number("a", 0f, 0f, 1f));
        Assert.Contains(value, refusal.Message);
        Assert.Contains("a number from 0 to 1", refusal.Message);
    }

    [TestMethod]
    [DataRow("sim:x?n=11")]
    [DataRow("sim:x?n=1.5")]
    [DataRow("sim:x?n=99999999999999999999")]
    [DataRow("sim:x?n=ten")]
    public void A_whole_number_outside_its_range_is_refused_with_both(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ChipAddress.Parse(text).Whole("n", 0, 0, 10));
        Assert.Contains(text, refusal.Message);
        Assert.Contains("a whole number from 0 to 10", refusal.Message);
    }

    [TestMethod]
    public void A_parameter_that_nobody_asked_for_is_refused_with_the_known_ones()
    {
        ChipAddress address = ChipAddress.Parse("sim:x?sede=3&bits=2");
        address.Whole("seed", 0, 0, 10);
        address.Whole("bits", 0, 0, 10);
        ArgumentException refusal = Assert.Throws<ArgumentException>(address.RefuseUnread);
        Assert.Contains("'sede' is unknown to this chip; it knows bits, seed", refusal.Message);
    }
}
