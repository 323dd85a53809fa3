using CareBridge.Directory.Domain;

namespace CareBridge.Tests.Directory;

public sealed class NpiTests
{
    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1245319599", true)]
    [InlineData("1234567890", false)]
    [InlineData("1234567839", false)]
    [InlineData("3234567891", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678933", false)]
    [InlineData("12345678९3", false)]
    [InlineData("", false)]
    public void The_check_digit_is_checked(string npi, bool valid) => Assert.Equal(valid, Npi.IsValid(npi));

    [Fact]
    public void No_two_numbers_differ_in_one_digit() => Assert.DoesNotContain(
        from place in Enumerable.Range(0, Npi.Length)
        from digit in "0123456789"
        let other = $"{"1234567893"[..place]}{digit}{"1234567893"[(place + 1)..]}"
        where other != "1234567893"
        select other,
        Npi.IsValid);
}
