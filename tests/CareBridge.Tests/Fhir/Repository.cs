using CareBridge.Testing;

namespace CareBridge.Tests.Fhir;

/// <summary>Where the resources lie that the FHIR tests read.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    public static string Own => RepositoryRoot.PathTo("tests/CareBridge.Tests/Fhir/resources");

    /// <summary>HL7's own examples, which lie beside the repository on some machines and not on others.</summary>
    public static string Hl7Examples => RepositoryRoot.PathTo("../shared/fhir-r4/examples");
}
