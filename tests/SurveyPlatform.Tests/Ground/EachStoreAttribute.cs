using Xunit.Abstractions;
using Xunit.Sdk;

namespace SurveyPlatform.Tests.Ground;

/// <summary>
/// Runs a test method with one parameter, <c>string store</c>, on each of <see cref="Stores.All"/>. A store that cannot be had here is
/// reported as skipped with the reason, never as passed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SurveyPlatform.Tests.Ground." + nameof(EachStoreDiscoverer), "SurveyPlatform.Tests")]
public sealed class EachStoreAttribute : FactAttribute;

public sealed class EachStoreDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Cases(testMethod, Stores.Missing, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());

    public IEnumerable<IXunitTestCase> Cases(
        ITestMethod method,
        Func<string, string?> missing,
        TestMethodDisplay display = TestMethodDisplay.Method,
        TestMethodDisplayOptions displayOptions = TestMethodDisplayOptions.None) =>
        Stores.All.Select(store => missing(store) is { } reason
            ? new XunitSkippedDataRowTestCase(diagnostics, display, displayOptions, method, reason, [store])
            : new XunitTestCase(diagnostics, display, displayOptions, method, [store]));
}
