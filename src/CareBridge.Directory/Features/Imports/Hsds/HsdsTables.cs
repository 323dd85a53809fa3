namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>The specification's tables, and how they hang together.</summary>
internal static class HsdsTables
{
    public const string Organizations = "organizations";
    public const string Services = "services";
    public const string Locations = "locations";
    public const string ServiceAtLocations = "service_at_locations";
    public const string Addresses = "addresses";
    public const string Attributes = "attributes";
    public const string Metadata = "metadata";
    public const string Id = "id";

    /// <summary>In the order in which a package lists them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Organizations, "programs", Services, Attributes, "service_areas", ServiceAtLocations, Locations, Addresses,
        "phones", "schedules", "funding", "languages", "cost_options", "required_documents", "contacts",
        "accessibility", "organization_identifiers", "taxonomies", "taxonomy_terms", Metadata,
        "meta_table_descriptions", "units", "service_capacities", "urls",
    ];

    /// <summary>What lies below each table, where rows are nested, under the table's own name.</summary>
    public static IReadOnlyDictionary<string, string[]> Children { get; } = new Dictionary<string, string[]>
    {
        [Services] =
        [
            "phones", "schedules", "service_areas", ServiceAtLocations, "languages", "funding", "cost_options",
            "required_documents", "contacts", "service_capacities", "urls", Attributes, Metadata,
        ],
        [ServiceAtLocations] = ["contacts", "phones", "schedules", Attributes, Metadata],
        [Locations] =
            ["languages", Addresses, "contacts", "accessibility", "phones", "schedules", Attributes, Metadata],
        [Organizations] =
        [
            "funding", "contacts", "phones", Locations, "programs", "organization_identifiers", "urls", Attributes,
            Metadata,
        ],
        ["contacts"] = ["phones", Attributes, Metadata],
        ["phones"] = ["languages", Attributes, Metadata],
    };

    /// <summary>One row of another table that a row names: the column, the table, and where it is nested.</summary>
    public static IReadOnlyDictionary<string, (string Column, string Table, string Property)[]> Parents { get; } =
        new Dictionary<string, (string, string, string)[]>
        {
            [Services] =
            [
                ("organization_id", Organizations, "organization"), ("program_id", "programs", "program"),
            ],
            [ServiceAtLocations] = [("location_id", Locations, "location")],
            [Attributes] = [("taxonomy_term_id", "taxonomy_terms", "taxonomy_term")],
            ["taxonomy_terms"] = [("taxonomy_id", "taxonomies", "taxonomy_detail")],
            ["service_capacities"] = [("unit_id", "units", "unit")],
        };

    /// <summary>The column by which rows of a table name the row they belong to.</summary>
    public static string LinkTo(string parent, string child) => (parent, child) switch
    {
        (_, Attributes) => "link_id",
        (_, Metadata) => "resource_id",
        (Organizations, _) => "organization_id",
        (Services, _) => "service_id",
        (ServiceAtLocations, _) => "service_at_location_id",
        (Locations, _) => "location_id",
        ("contacts", _) => "contact_id",
        _ => "phone_id",
    };

    /// <summary>Where rows of a table say to which table their link leads; null where they do not.</summary>
    public static string? EntityColumn(string table) => table switch
    {
        Attributes => "link_entity",
        Metadata => "resource_type",
        _ => null,
    };

    /// <summary>What such a column says of a table.</summary>
    public static string EntityOf(string table) => table[..^1];

    /// <summary>The table that it says, in the singular or plural; null for what is none.</summary>
    public static string? OfEntity(string? entity)
    {
        if (entity is null) return null;
        var name = entity.Trim().ToLowerInvariant().Replace(' ', '_');
        return All.FirstOrDefault(table => table == name || EntityOf(table) == name);
    }

    /// <summary>By the name of its file; null for what is no table.</summary>
    public static string? OfFile(string name)
    {
        var table = Path.GetFileNameWithoutExtension(name).ToLowerInvariant();
        if (table == "service_at_location") return ServiceAtLocations;
        return All.Contains(table) ? table : null;
    }

    public static string FileOf(string table) =>
        table == ServiceAtLocations ? "service_at_location.csv" : $"{table}.csv";

    /// <summary>Columns by which rows name rows of other tables.</summary>
    public static bool IsLink(string column) => column is "link_id" or "resource_id" or "service_id"
        or "organization_id" or "location_id" or "service_at_location_id" or "contact_id" or "phone_id"
        or "program_id" or "taxonomy_term_id" or "taxonomy_id" or "unit_id";
}
