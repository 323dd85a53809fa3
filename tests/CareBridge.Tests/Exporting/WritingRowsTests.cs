using System.Text.Json;
using CareBridge.Tests.Platform.Keys;

namespace CareBridge.Tests.Exporting;

/// <summary>What others sent stays what it is, and a row one line.</summary>
public sealed class WritingRowsTests(KeyDesk desk) : IClassFixture<KeyDesk>
{
    [Theory]
    [InlineData("{\n  \"name\": \"Círculo\",\r\n  \"types\": [\"O\"]\n}")]
    [InlineData("{\"ciphertext\": \"CfDJ8nobody\"}")]
    public async Task What_a_feed_said_is_json_on_one_line_and_not_taken_for_sealed(string original)
    {
        var organization = Guid.CreateVersion7();
        await desk.AskAsync(
            "INSERT INTO directory.imported_feeds (\"Id\", \"OrganizationId\", \"ImportId\", \"Terms\") "
                + "VALUES ($1, $1, $1, '{\"feed\":\"ours\",\"format\":\"meeting-guide\",\"pathways\":[]}')",
            organization);
        await desk.AskAsync(
            "INSERT INTO directory.imported_items "
                + "(\"FeedId\", \"Key\", \"Original\", \"Digest\", \"ImportId\", \"HasLeft\") "
                + "VALUES ($1, 'one', $2, 'x', $1, false)",
            organization,
            original);

        var files = await ExportFiles.MakeAsync(desk.Command, organization);

        var item = Assert.Single(files.Of("directory/imported-items.ndjson"));
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(original).RootElement, item.GetProperty("original")));
        var feed = Assert.Single(files.Of("directory/imported-feeds.ndjson"));
        Assert.Equal("meeting-guide", feed.GetProperty("terms").GetProperty("format").GetString());
        files.Delete();
    }

    [Fact]
    public async Task Letters_and_signs_stay_as_they_are()
    {
        var organization = Guid.CreateVersion7();
        await desk.AskAsync(
            "INSERT INTO directory.staff (\"Id\", \"OrganizationId\", \"PersonId\", \"Active\", \"ChangedAt\", "
                + "\"Version\", \"GivenName\", \"FamilyName\", \"Role\") "
                + "VALUES ($1, $1, $1, true, '2026-03-01 12:00:00+00', 1, 'Inés & co', 'O''Hara', 'PeerSpecialist')",
            organization);

        var files = await ExportFiles.MakeAsync(desk.Command, organization);

        var line = await File.ReadAllTextAsync(Path.Combine(files.Folder, "directory/staff.ndjson"));
        Assert.Contains("\"givenName\":\"Inés & co\"", line);
        Assert.Contains("\"familyName\":\"O'Hara\"", line);
        Assert.Contains("\"role\":\"peer-specialist\"", line);
        Assert.Contains("\"changedAt\":\"2026-03-01T12:00:00+00:00\"", line);
        files.Delete();
    }
}
