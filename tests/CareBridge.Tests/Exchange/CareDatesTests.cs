using System.Text;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Searching;

namespace CareBridge.Tests.Exchange;

/// <summary>What <c>$everything</c> counts as care between two dates.</summary>
public sealed class CareDatesTests
{
    [Theory]
    [InlineData("""{ "created": "2026-01-10", "period": { "start": "2026-01-10" } }""", true)]
    [InlineData("""{ "created": "2026-01-10", "period": { "start": "2026-01-10", "end": "2026-12-31" } }""", true)]
    [InlineData("""{ "created": "2026-06-20", "period": { "start": "2026-01-10", "end": "2026-05-31" } }""", false)]
    [InlineData("""{ "authoredOn": "2026-01-10", "occurrencePeriod": { "end": "2026-07-01" } }""", true)]
    [InlineData("""{ "authoredOn": "2026-01-10" }""", false)]
    [InlineData("""{ "effectiveDateTime": "2026-06-10T12:00:00Z" }""", true)]
    [InlineData("""{ "effectiveDateTime": "2026-07-10T12:00:00Z" }""", false)]
    [InlineData("""{ "created": "2026-01-10" }""", true)]
    public void What_lasts_counts_for_as_long_as_it_does_and_not_when_it_was_written(string resource, bool covers)
    {
        var june = new CareDates
        {
            Start = DateRange.Parse("2026-06-01")!.Value.From,
            End = DateRange.Parse("2026-06-30")!.Value.To,
        };

        Assert.Equal(covers, june.Cover(Encoding.UTF8.GetBytes(resource)));
    }
}
