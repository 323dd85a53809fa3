using System.Text;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal;

public sealed class TotpTests
{
    /// <summary>RFC 6238, appendix B.</summary>
    private static readonly string Secret = Totp.ToBase32(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepAt(at)));
        Assert.Equal(Totp.StepAt(at), Totp.StepOf(Secret, code, at, after: 0));
    }

    [Fact]
    public void A_secret_is_written_as_apps_take_it() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Secret);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off_and_no_more(int steps, bool counts)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var code = Totp.CodeOf(Secret, Totp.StepAt(at) + steps);

        Assert.Equal(counts, Totp.StepOf(Secret, code, at, after: 0) is not null);
    }

    [Fact]
    public void A_step_that_is_spent_and_those_before_it_count_no_more()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var now = Totp.StepAt(at);

        Assert.Null(Totp.StepOf(Secret, Totp.CodeOf(Secret, now), at, after: now));
        Assert.Null(Totp.StepOf(Secret, Totp.CodeOf(Secret, now - 1), at, after: now));
        Assert.Equal(now + 1, Totp.StepOf(Secret, Totp.CodeOf(Secret, now + 1), at, after: now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("２８７０８２")]
    public void What_is_no_code_is_none(string typed) =>
        Assert.Null(Totp.StepOf(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59), after: 0));
}
