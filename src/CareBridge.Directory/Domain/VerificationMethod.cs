namespace CareBridge.Directory.Domain;

/// <summary>How somebody made sure that an organization is what it says it is.</summary>
internal enum VerificationMethod
{
    /// <summary>Whoever registered it vouches for it.</summary>
    Registration,

    /// <summary>Its NPI was looked up in the national register (NPPES).</summary>
    NpiRegistry,

    /// <summary>A licence, a certificate or a contract was seen.</summary>
    Document,

    /// <summary>It was called at a number that others publish.</summary>
    Call,
    Visit,
}
