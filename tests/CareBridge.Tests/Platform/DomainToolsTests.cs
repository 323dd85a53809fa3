using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Platform;

public sealed class DomainToolsTests
{
    private enum Light
    {
        Red,
        Green,
        Broken,
    }

    private static readonly Lifecycle<Light> Lights = new(
        (Light.Red, [Light.Green, Light.Broken]),
        (Light.Green, [Light.Red]));

    [Theory]
    [InlineData(nameof(Light.Red), nameof(Light.Green), true)]
    [InlineData(nameof(Light.Red), nameof(Light.Broken), true)]
    [InlineData(nameof(Light.Green), nameof(Light.Red), true)]
    [InlineData(nameof(Light.Green), nameof(Light.Broken), false)]
    [InlineData(nameof(Light.Red), nameof(Light.Red), false)]
    [InlineData(nameof(Light.Broken), nameof(Light.Red), false)]
    public void Only_the_moves_of_the_table_are_allowed(string from, string to, bool allowed)
    {
        var (start, end) = (Enum.Parse<Light>(from), Enum.Parse<Light>(to));

        Assert.Equal(allowed, Lights.Allows(start, end));
        if (allowed)
            Assert.Equal(end, Lights.Move(start, end));
        else
            Assert.Equal("illegal-transition", Assert.Throws<RefusedException>(() => Lights.Move(start, end)).Code);
    }

    [Fact]
    public void A_check_tells_everything_that_is_wrong_beside_its_field()
    {
        var check = new Check()
            .Text("  ", "name", 5)
            .Text("longer", "name", 5)
            .Text("fits!", "title", 5)
            .OptionalText(null, "phone", 5)
            .OptionalText(" ", "city", 5)
            .That(false, "items[0].code", "Unknown.")
            .That(true, "id", "Never said.");

        var errors = Assert.Throws<InvalidRequestException>(check.ThrowIfAny).Errors;

        Assert.Equal(["city", "items[0].code", "name"], errors.Keys.Order());
        Assert.Equal(
            ["Required, at most 5 characters.", "Required, at most 5 characters."], errors["name"]);
        Assert.Equal(["Leave it out or give 1 to 5 characters."], errors["city"]);
        Assert.Equal(["Unknown."], errors["items[0].code"]);
    }

    [Fact]
    public void A_check_with_nothing_wrong_says_nothing() =>
        new Check().Text("fits", "name", 4).OptionalText("fits", "city", 4).ThrowIfAny();

    [Fact]
    public void Places_in_time_sort_as_text()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(2));
        var low = new Guid("00000000-0000-7000-8000-000000000001");
        var high = new Guid("f0000000-0000-7000-8000-000000000001");
        string[] keys =
        [
            SortKey.Of(noon, low), SortKey.Of(noon, high), SortKey.Of(noon.AddTicks(1), low),
            SortKey.Of(noon.AddYears(100), low),
        ];

        Assert.Equal(keys, keys.Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.True(SortKey.IsValid(key)));
        Assert.Equal(SortKey.Of(noon, low), SortKey.Of(noon.ToUniversalTime(), low));
        Assert.False(SortKey.IsValid(keys[0].ToUpperInvariant() + "0"));
        Assert.False(SortKey.IsValid(keys[0][..^1] + "'"));
    }

    [Fact]
    public void A_derived_id_is_the_same_for_good()
    {
        var source = Guid.Parse("01980000-0000-7000-8000-000000000001");

        Assert.Equal(Guid.Parse("cb20af79-aec0-802c-9c0b-dd58818a9edc"), DerivedId.Of("consent for referral", source));
        Assert.NotEqual(DerivedId.Of("consent for referral", source), DerivedId.Of("provenance of Consent", source));
        Assert.NotEqual(DerivedId.Of("filed", source, "one"), DerivedId.Of("filed", source, "other"));
        Assert.Equal(8, DerivedId.Of("filed", source, "one").Version);
    }
}
