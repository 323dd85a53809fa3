using System.Xml.Linq;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

/// <summary>The BARC-10 in a summary.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class TellingRecoveryCapitalTests(ExchangeWorld world)
{
    private readonly Aftermath _life = new(world);

    [Theory]
    [InlineData(new int[0], null, "")]
    [InlineData(new[] { 30 }, "The latest total is 30 of 60. It is the only one", "30")]
    [InlineData(new[] { 30, 36, 44 }, "Rising: 11 points more than", "30 36+6 44+8")]
    [InlineData(new[] { 44, 40, 30 }, "Falling: 12 points less than", "44 40−4 30−10")]
    [InlineData(new[] { 40, 40, 42 }, "Steady: 2 points more than", "40 400 42+2")]
    public async Task Recovery_capital_is_told_in_its_order_with_how_it_goes(int[] totals, string? words, string rows)
    {
        await _life.RegisterAsync();
        await world.ConsentAsync(_life.Patient, DisclosureCategory.CheckInScores);
        await _life.AnswerAsync(totals);

        var section = (await _life.ReadAsync()).Sections["recovery-capital"];

        Assert.Equal(totals.Length > 0, ReadSummary.IsTold(section));
        Assert.Equal(2 * totals.Length, totals.Length == 0 ? 0 : section.GetProperty("entry").GetArrayLength());
        var text = XElement.Parse(section.Text("text", "div")!);
        Assert.Contains(words ?? "Nothing to show.", text.Value);
        Assert.Equal(rows, string.Join(' ', text.Descendants()
            .Where(element => element.Name.LocalName == "tr" && element.Parent!.Name.LocalName == "tbody")
            .Select(row => string.Concat(row.Elements().Skip(1).Select(cell => cell.Value)))));
    }
}
