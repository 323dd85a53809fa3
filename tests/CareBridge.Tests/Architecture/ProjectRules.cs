using CareBridge.Testing;

namespace CareBridge.Tests.Architecture;

/// <summary>Who may refer to whom (architecture, layout and rules).</summary>
public sealed class ProjectRules
{
    private const string Contracts = "CareBridge.Contracts";
    private const string Platform = "CareBridge.Platform";
    private const string Fhir = "CareBridge.Fhir";
    private const string Exchange = "CareBridge.Exchange";
    private const string Host = "CareBridge.Host";
    private const string Demo = "CareBridge.Demo";
    private const string SqlServerTypes = "CareBridge.SqlServerTypes";

    /// <summary>Needed while building only; nothing of it ships.</summary>
    private const string DesignTime = "Microsoft.EntityFrameworkCore.Design";

    /// <summary>
    /// Services are whatever has a module, so that a new one is bound by the rules from its first day.
    /// </summary>
    private static readonly IReadOnlyList<string> Services =
    [
        .. System.IO.Directory.EnumerateFiles(RepositoryRoot.PathTo("src"), "*Module.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!))
            .Where(name => name != "Hosting"),
    ];

    public static TheoryData<string> Projects => [.. ProjectFile.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may(string name) =>
        Assert.Empty(Breaches(ProjectFile.All.Single(project => project.Name == name)));

    [Fact]
    public void All_seven_services_are_found() => Assert.Equal(
        ["Aftercare", "Consent", "Crisis", "Directory", "Exchange", "Portal", "Referrals"],
        Services.Select(name => name["CareBridge.".Length..]).Order());

    [Theory]
    [InlineData("CareBridge.Referrals", "ProjectReference", "../CareBridge.Consent/CareBridge.Consent.csproj")]
    [InlineData("CareBridge.Referrals", "ProjectReference", "../CareBridge.Fhir/CareBridge.Fhir.csproj")]
    [InlineData("CareBridge.Referrals", "PackageReference", "MassTransit")]
    [InlineData("CareBridge.Platform", "ProjectReference", "../CareBridge.Consent/CareBridge.Consent.csproj")]
    [InlineData("CareBridge.Contracts", "PackageReference", "MassTransit.Abstractions")]
    [InlineData("CareBridge.Fhir", "ProjectReference", "../CareBridge.Contracts/CareBridge.Contracts.csproj")]
    [InlineData("CareBridge.Demo", "ProjectReference", "../CareBridge.Consent/CareBridge.Consent.csproj")]
    public void A_forbidden_reference_is_found(string project, string kind, string target)
    {
        var offender = ProjectFile.Parse(
            project, $"""<Project><ItemGroup><{kind} Include="{target}" /></ItemGroup></Project>""");

        Assert.Single(Breaches(offender));
    }

    private static IEnumerable<string> Breaches(ProjectFile project)
    {
        var (projects, packages) = Allowed(project.Name);
        return project.Projects.Where(reference => !projects(reference))
            .Concat(project.Packages.Where(reference => !packages(reference)))
            .Select(reference => $"{project.Name} must not refer to {reference}");
    }

    private static (Func<string, bool> Projects, Func<string, bool> Packages) Allowed(string name) => name switch
    {
        Contracts or SqlServerTypes => (Nothing, Nothing),
        Fhir => (Nothing, package => package == "Hl7.Fhir.R4"),
        Platform => (project => project is Contracts or SqlServerTypes, Anything),
        Exchange => (project => project is Contracts or Platform or Fhir, package => package == DesignTime),
        Demo => (project => project is Platform, package => package is "Bogus"),
        Host => (project => Services.Contains(project) || project is Platform or Demo, Nothing),
        _ when Services.Contains(name) =>
            (project => project is Contracts or Platform, package => package == DesignTime),
        _ => (Nothing, Nothing),
    };

    private static bool Nothing(string reference) => false;

    private static bool Anything(string reference) => true;
}
