using CareBridge.Exchange.Features.Searching;

namespace CareBridge.Tests.Exchange;

public sealed class TokenTextTests
{
    [Theory]
    [InlineData("survey", null, "survey")]
    [InlineData("urn:a|survey", "urn:a", "survey")]
    [InlineData("|survey", "", "survey")]
    [InlineData("urn:a|", "urn:a", "")]
    [InlineData(@"a\|b", null, "a|b")]
    [InlineData(@"urn:a|b\|c\|d", "urn:a", "b|c|d")]
    [InlineData(@"urn\|a|b", "urn|a", "b")]
    public void A_bar_parts_system_and_code_unless_it_is_escaped(string token, string? system, string code) =>
        Assert.Equal((system, code), TokenText.Split(token));

    [Theory]
    [InlineData("a|b|c")]
    [InlineData("||")]
    [InlineData(@"a\|b|c|d")]
    public void More_parts_than_two_are_no_token(string token) => Assert.Null(TokenText.Split(token));
}
