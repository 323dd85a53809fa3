using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Features.Imports.Hsds;
using CareBridge.Directory.Features.Imports.MeetingGuide;

namespace CareBridge.Tests.Directory;

/// <summary>Packages of Open Referral's HSDS become local resources, and come out again as they came.</summary>
public sealed class ImportingResourcesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly FeedDesk _desk = new(network);

    [Fact]
    public async Task A_service_becomes_a_resource_and_comes_out_as_it_came()
    {
        var service = Service();

        var job = await _desk.ImportAsync(_feed, new { format = "hsds-json" }, new JsonArray(service.DeepClone())
            .ToJsonString());

        Assert.Equal("complete", job.GetProperty("status").GetString());
        Assert.Equal(1, FeedDesk.Count(job, "created"));
        Assert.Equal([$"{_id} attributes changed category-by-words"], await _desk.ReportAsync(job));
        var resource = await ResourceAsync();
        Assert.Equal("housing", resource.Text("category"));
        Assert.Equal("River Shelter", resource.Text("provider"));
        Assert.Equal("+1 555 0100 ext. 7", resource.Text("phone"));
        Assert.Equal("2026-05-01", resource.Text("verifiedOn"));
        Assert.Equal(["es"], resource.Texts("languages"));
        Assert.Equal("Mo-Fr from eight.", resource.Text("hours"));
        Assert.Equal("Millbrook", resource.GetProperty("places")[0].Text("city"));
        Assert.Equal(40.0625m, resource.GetProperty("places")[0].GetProperty("latitude").GetDecimal());

        var told = (await _desk.ExportAsync("hsds-json")).EnumerateArray().Single(one => one.Text("id") == $"{_id}");
        foreach (var (name, value) in service)
            Assert.True(Told(value, told.GetProperty(name)), $"{name}: {told.GetProperty(name)}");
    }

    [Fact]
    public async Task A_zip_of_tables_is_taken_whole_and_comes_out_with_every_cell()
    {
        var content = Zip(Tables());

        var job = await _desk.ImportAsync(_feed, new { format = "hsds-csv" }, content, parts: 3);

        Assert.Equal("complete", job.GetProperty("status").GetString());
        var report = await _desk.ReportAsync(job);
        Assert.Contains(report, line => line.EndsWith("unknown-file", StringComparison.Ordinal));
        Assert.Contains($"contacts/k{_id} contacts kept of-no-service", report);
        Assert.Contains($"contacts/k{_id} contacts.organization_id not-used leads-nowhere", report);
        Assert.Equal("food", (await ResourceAsync()).Text("category"));
        var told = await ExportedTablesAsync();
        AssertHasAll(Tables(), told);

        job = await _desk.ImportAsync(_feed, new { format = "hsds-csv" }, content);
        Assert.All(
            (string[])["created", "updated", "closed"], count => Assert.Equal(0, FeedDesk.Count(job, count)));
    }

    [Fact]
    public async Task A_service_that_is_not_there_any_more_is_withdrawn()
    {
        var service = Service();
        await _desk.ImportAsync(_feed, new { format = "hsds-json" }, service.ToJsonString());
        service["status"] = "defunct";

        var job = await _desk.ImportAsync(_feed, new { format = "hsds-json" }, service.ToJsonString());

        Assert.Equal(1, FeedDesk.Count(job, "updated"));
        Assert.False((await ResourceAsync()).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task The_specifications_own_examples_are_taken_and_come_out_with_every_cell()
    {
        var files = SharedData.Files("hsds-csv");
        if (files.Count == 0) return;
        var tables = files.ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);

        var job = await _desk.ImportAsync($"{_feed}-csv", new { format = "hsds-csv" }, Zip(tables));

        Assert.Equal("complete", job.GetProperty("status").GetString());
        Assert.Equal(0, FeedDesk.Count(job, "rejected"));
        Assert.NotEmpty(await _desk.ReportAsync(job));
        AssertHasAll(tables, await ExportedTablesAsync());
    }

    [Fact]
    public async Task Every_published_json_is_read_to_its_end()
    {
        foreach (var file in SharedData.Files("hsds-json"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var feed = $"f{_id:N}-{name.Replace('_', '-')}";
            var job = await _desk.ImportAsync(
                feed, new { format = "hsds-json" }, await File.ReadAllBytesAsync(file));

            var expected = name == "base" ? "rejected" : "created";
            Assert.True(
                job.GetProperty("status").GetString() == "complete" && FeedDesk.Count(job, expected) > 0,
                $"{name}: {job.GetRawText()}");
        }
        if (SharedData.Files("hsds-json").FirstOrDefault(file => file.EndsWith("/service_full.json")) is not { } full)
            return;
        var service = JsonNode.Parse(await File.ReadAllTextAsync(full))!.AsObject();
        var told = (await _desk.ExportAsync("hsds-json")).EnumerateArray()
            .Where(one => one.Text("id") == (string?)service["id"]);
        Assert.Contains(told, one => service.All(
            cell => one.TryGetProperty(cell.Key, out var value) && Told(cell.Value, value)));
    }

    [Fact]
    public void Every_official_type_of_meetings_is_known()
    {
        foreach (var file in SharedData.Files("meeting-guide").Where(file => file.EndsWith("types.json")))
        {
            var codes = JsonNode.Parse(File.ReadAllText(file))!.AsObject().Select(type => type.Key).ToList();
            Assert.True(codes.Count > 50);
            Assert.All(codes, code => Assert.True(MeetingTypes.IsOfFormat(code), code));
        }
    }

    [Theory]
    [InlineData("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n", "a|b", "1|x, \"y\"\nz")]
    [InlineData("a,b\n,\n1,2", "a|b", "|", "1|2")]
    [InlineData("\n\n")]
    public void Csv_is_read_and_written(string text, params string[] records)
    {
        var read = CsvText.Read(new StringReader(text)).ToList();
        Assert.Equal(records, read.Select(record => string.Join('|', record)));

        var written = new StringWriter();
        foreach (var record in read) CsvText.Write(written, record);
        Assert.Equal(records, CsvText.Read(new StringReader(written.ToString())).Select(one => string.Join('|', one)));
    }

    private async Task<JsonElement> ResourceAsync()
    {
        var page = await network.Stranger.GetFromJsonAsync<JsonElement>(
            $"/api/directory/resources?organizationId={network.Community}");
        return page.GetProperty("items").EnumerateArray()
            .First(resource => resource.Text("name")!.Contains($"{_id}", StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, string>> ExportedTablesAsync()
    {
        var bytes = await network.Stranger.GetByteArrayAsync(
            $"/api/directory/exports/hsds-csv?organizationId={network.Community}");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.Name, entry => new StreamReader(entry.Open()).ReadToEnd());
    }

    /// <summary>Each row with an id, cell by cell; columns may come in another order, and others beside them.</summary>
    private static void AssertHasAll(Dictionary<string, string> sent, Dictionary<string, string> told)
    {
        foreach (var (file, text) in sent.Where(file => HsdsTables.OfFile(file.Key) is not null))
        {
            var rows = Rows(told[file]).ToLookup(row => row["id"]);
            foreach (var row in Rows(text))
            {
                var cells = row.Where(cell => cell.Value.Length > 0).ToList();
                var same = rows[row["id"]].Any(
                    found => cells.TrueForAll(cell => found.GetValueOrDefault(cell.Key) == cell.Value));
                Assert.True(same, $"{file}: {string.Join(',', row.Values)}");
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string text)
    {
        var records = CsvText.Read(new StringReader(text)).ToList();
        return records.Skip(1).Select(record => records[0].Zip(record).ToDictionary());
    }

    /// <summary>All that was sent is told; links between rows may come besides.</summary>
    private static bool Told(JsonNode? sent, JsonElement told) => sent switch
    {
        JsonObject rows => told.ValueKind == JsonValueKind.Object
            && rows.All(row => told.TryGetProperty(row.Key, out var value) && Told(row.Value, value)),
        JsonArray rows => told.ValueKind == JsonValueKind.Array
            && rows.All(row => told.EnumerateArray().Any(value => Told(row, value))),
        null => told.ValueKind == JsonValueKind.Null,
        _ => JsonNode.DeepEquals(sent, JsonNode.Parse(told.GetRawText())),
    };

    private static byte[] Zip(Dictionary<string, string> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), Encoding.UTF8);
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private Dictionary<string, string> Tables() => new()
    {
        ["services.csv"] = $"id,organization_id,name,description,status,assured_date\r\ns{_id},o{_id},Pantry {_id},"
            + "\"Bread, and \"\"soup\"\".\",active,2026-05-01\r\n",
        ["organizations.csv"] = $"id,name,description,tax_id\r\no{_id},River Kitchen,Cooks.,12-3\r\n",
        ["service_at_location.csv"] = $"id,service_id,location_id\r\na{_id},s{_id},l{_id}\r\n",
        ["locations.csv"] = $"id,location_type,name,latitude,longitude\r\nl{_id},physical,Old Mill,40.0625,-82.5\r\n",
        ["addresses.csv"] = "id,location_id,address_1,city,state_province,postal_code,country,address_type\r\n"
            + $"d{_id},l{_id},1 Mill Lane,Millbrook,OH,43001,US,physical\r\n",
        ["contacts.csv"] = $"id,organization_id,name\r\nk{_id},nowhere,Desk\r\n",
        ["phones.csv"] = $"id,service_id,number,type\r\np{_id},s{_id},555-0100,voice\r\n",
        ["extra.csv"] = "id\r\n1\r\n",
    };

    private JsonObject Service() => JsonNode.Parse($$"""
        {
          "id": "{{_id}}", "name": "Shelter {{_id}}", "description": "A bed for the night.", "status": "active",
          "url": "https://shelter.example.org", "assured_date": "2026-05-01", "wait_time": "none",
          "eligibility_description": "Anybody.",
          "organization": {"id": "o-{{_id}}", "name": "River Shelter", "description": "Beds.", "tax_status": "501c3"},
          "phones": [{"id": "p-{{_id}}", "number": "+1 555 0100", "extension": 7, "type": "voice"}],
          "schedules": [{"id": "h-{{_id}}", "description": "Mo-Fr from eight.", "byday": "MO,FR"}],
          "languages": [{"id": "g-{{_id}}", "name": "Spanish", "code": "es"}],
          "service_at_locations": [{"id": "a-{{_id}}", "location": {
            "id": "l-{{_id}}", "location_type": "physical", "name": "Old Mill", "latitude": 40.0625,
            "longitude": -82.5, "transportation": "Bus 1", "addresses": [{
              "id": "d-{{_id}}", "address_1": "1 Mill Lane", "city": "Millbrook", "state_province": "OH",
              "postal_code": "43001", "country": "US", "address_type": "physical"}]
          } }]
        }
        """)!.AsObject();
}
